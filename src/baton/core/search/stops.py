"""Which words tell nothing about what is sought? Words that hold sentences together, and words of asking."""

_WRITTEN = """
a about after all also am an and any anyone are as at be because been before being between both but by can
cannot could do does doing done each either find for from get getting give gives go going good has have having he
her here hers him his how i if in into is it its looking me mine more most my myself near nearby need needed needs
no nor not of off on one only or other our ours out over own please s she should so some someone somewhere such t
take takes taking than that the their theirs them then there these they this those through to too under until up
us very want wants was we were what when where which while who whom whose why will with within without would you
your yours im ive id cant dont doesnt help helps helping helped service services program programs provide provides
provided provider providers offer offers offered available include includes including call information contact
people person individuals individual
"""
STOPS = frozenset(_WRITTEN.split())
