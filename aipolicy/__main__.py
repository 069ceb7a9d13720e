"""`python -m aipolicy`."""

from aipolicy.cli.app import main

if __name__ == "__main__":
    main()
