"""The way back from an injury, a pain or a birth: run by run, as the body answers (engine, stages 2 and 3).

``cases`` says who is hurt where; ``clearing`` whose word lets running begin; ``answers`` what was felt in each
outing; ``outcome`` what follows from it; ``progress`` where on the way a case stands; ``way`` folds the log through
it and goes on from there, as if every answer to come were good.
"""
