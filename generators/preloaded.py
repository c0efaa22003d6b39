"""What every worker process has loaded from its first moment; loaded once, by the process they are forked from."""

import gc

import generators.pressroom  # noqa: F401

gc.freeze()  # a collection in a worker then leaves these pages shared, instead of copying each one it looks at
