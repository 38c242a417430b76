"""Words that say nothing about what a line is on, in languages that communities here speak.

They only keep the closest entry from being chosen by them: what people search for is never
left out.
"""

from data.search.folding import words

COMMON = frozenset(
    words(
        """
a about above after again all also always am an and any anybody are as at be because been before
being between both but by came can come could did do does doing done down during each else even
ever every for from get gets give go goes going got had has have having he her here him his how i
if in into is it its just keep know last let like look made make many may me might more most much
must my need needs never new next no none not nothing now of off often on once one only or other
our out over own people really said same saw say says see seen she should since so some somebody
something soon still such take than that the their them then there these they thing things think
this those time to today together told too took try tried two under until up us use used very
want wants was way we week weeks well went were what when where which while who why will with
without work worked works would yes yet you your don t s ll ve re d m
der die das den dem des ein eine einen einem einer und oder aber nicht kein keine ist sind war
waren wird werden wurde wir ihr sie er es ich du man mit von zu zum zur im in auf aus bei nach
für über um an am als auch nur noch schon wie was wer wo wenn weil dass haben hat hatte kann
können muss soll sehr mehr alle alles beim durch gegen ohne unter vor
le la les un une des du de et ou mais ne pas plus est sont était nous vous ils elles il elle on
je tu ce cette ces qui que quoi dont où avec sans pour par sur dans en au aux se sa son ses leur
leurs comme si tout tous très bien fait faire être avoir ont
el los las una unos unas y o pero no más es son era fue nosotros ellos ellas que quien como con
sin para por sobre entre su sus se lo al del muy todo todos hay hacer ser estar
il lo gli i uno e ma non più è sono era noi voi loro che chi come con senza per su tra fra suo
sua al del della nel molto tutto tutti c
de het een en of maar niet geen is zijn was waren wij jullie zij hij ze ik je met van naar voor
over op uit bij na als ook nog al wel wat wie waar hoe dat die dit deze er heeft hebben kan moet
"""
    )
)
"""Folded."""
