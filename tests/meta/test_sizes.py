"""Files and functions stay small enough to be taken in at a glance."""

from statistics import median, quantiles

from tests.meta.sources import PACKAGES, ROOT, function_lengths, line_count, sources


def test_no_file_is_longer_than_400_lines() -> None:
    sizes = {path: line_count(path) for path in sources(*PACKAGES, "tests", "benchmarks")}
    print(f"{len(sizes)} files, median {median(sizes.values())} lines")
    assert {str(p.relative_to(ROOT)): size for p, size in sizes.items() if size > 400} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    lengths = {
        f"{path.relative_to(ROOT)}:{name}": length
        for path in sources(*PACKAGES)
        for name, length in function_lengths(path)
    }
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_most_functions_are_a_few_lines_long() -> None:
    lengths = [n for path in sources(*PACKAGES) for _, n in function_lengths(path)]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[-1] <= 20
