"""Bodies with their roles and partners."""

from dataclasses import replace

from aipolicy.models import EventFilter, OrganizerRef, OrganizerRole
from aipolicy.store import Reader

HOST, PARTNER, SPONSOR = OrganizerRole.HOST, OrganizerRole.PARTNER, OrganizerRole.SPONSOR


def fill(store, make) -> None:  # type: ignore[no-untyped-def]
    told = [
        [("부산광역시", HOST, "광역"), ("네이버클라우드", PARTNER, "기업"), ("교육부", SPONSOR, "중앙")],
        [("부산광역시", PARTNER, "광역"), ("네이버클라우드", PARTNER, "기업")],
        [("부산광역시", HOST, "광역"), ("교육부", HOST, "중앙")],
    ]
    for number, bodies in enumerate(told):
        refs = tuple(OrganizerRef(name, role, kind, "26000") for name, role, kind in bodies)
        facts = replace(make.facts(f"2025-0{number + 1}-01"), organizers=refs, title=f"사건 {number}")
        store.save(make.article(number), make.extraction(facts))


def test_all_bodies_by_how_many_events_they_act_in(store, make, reader: Reader) -> None:  # type: ignore[no-untyped-def]
    fill(store, make)
    found = reader.bodies(EventFilter())
    assert [(body.name, body.acting, body.events, body.roles) for body in found] == [
        ("부산광역시", 3, 3, ((HOST, 2), (PARTNER, 1))),
        ("네이버클라우드", 2, 2, ((PARTNER, 2),)),
        ("교육부", 1, 2, ((HOST, 1), (SPONSOR, 1))),
    ]
    assert (str(found[0].first_day), str(found[0].last_day)) == ("2025-01-01", "2025-03-01")
    assert [body.name for body in reader.bodies(EventFilter(levels=("기업",)))] == ["네이버클라우드"]
    assert reader.bodies(EventFilter(types=("expo",))) == []


def test_one_body_with_its_partners(store, make, reader: Reader) -> None:  # type: ignore[no-untyped-def]
    fill(store, make)
    (body,) = reader.bodies(EventFilter(), ["부산광역시", "아무도"])
    assert (body.kind, body.region) == ("광역", "26000")
    assert body.partners == (("네이버클라우드", 2), ("교육부", 1))
    (ministry,) = reader.bodies(EventFilter(), ["교육부"])
    assert ministry.partners == (("부산광역시", 1),)
    assert reader.bodies(EventFilter(), []) == []
