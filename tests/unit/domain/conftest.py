"""How property tests of the domain run: by what they find and not by a clock."""

from hypothesis import settings

settings.register_profile("qperf", deadline=None, print_blob=True)
settings.load_profile("qperf")
