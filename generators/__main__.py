"""`python -m generators`: the command behind ./loa."""

import signal

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # while the command loads there is nothing to end with care

    from generators.cli import main

    main()
