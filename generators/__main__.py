"""`python -m generators`: the command behind ./loa."""

from generators.cli import main

if __name__ == "__main__":
    main()
