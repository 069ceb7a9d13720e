"""What the shell offers on <Tab>."""

import pytest


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("aipolicy timeline --region 부", {"부산", "부산광역시", "부천"}),
        ("aipolicy regions 창", {"창원", "창원시"}),
        ("aipolicy timeline --type 업", {"업무협약"}),
        ("aipolicy timeline --type mo", {"mou"}),
        ("aipolicy summary --topic heal", {"healthcare"}),
        ("aipolicy timeline --target local", {"local_government"}),
        ("aipolicy timeline --target 지", {"지방자치단체"}),
        ("aipolicy summary --by 유", {"유형"}),
        ("aipolicy timeline --status 예", {"예정"}),
        ("aipolicy timeline --status ov", {"overdue"}),
        ("aipolicy export ht", {"html"}),
        ("aipolicy ti", {"timeline"}),
    ],
)
def test_names_that_begin_so_are_offered(aipolicy, words: str, offered: set[str]) -> None:
    last = str(len(words.split()) - 1)
    done = aipolicy(env={"_AIPOLICY_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": last})
    found = set(done.stdout.split())
    assert offered <= found
    assert all(each.startswith(words.split()[-1]) for each in found)
    assert done.stderr == ""
