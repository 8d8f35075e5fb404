"""Formulas of scenarios, evaluated on rows of numbers (numpy): written from the table in scenarios/README.md.

A formula is read once into a function of a lookup `name -> number or row`; conditions work element by element.
"""

import re

import numpy

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)|([A-Za-z_][A-Za-z0-9_.]*)"
                   r"|(<=|>=|==|!=|&&|\|\||[-+*/^<>?:(),]))")

FUNCTIONS = {
    "abs": numpy.abs, "ceil": numpy.ceil, "cos": numpy.cos, "exp": numpy.exp, "floor": numpy.floor,
    "log": numpy.log, "sin": numpy.sin, "sqrt": numpy.sqrt, "pow": numpy.power,
    "expit": lambda x: 1 / (1 + numpy.exp(-x)),
    "logit": lambda p: numpy.log(p / (1 - p)),
    "round": lambda x: numpy.copysign(numpy.floor(numpy.abs(x) + 0.5), x),
    "max": lambda *xs: _fold(numpy.maximum, xs),
    "min": lambda *xs: _fold(numpy.minimum, xs),
}

OPERATIONS = [  # from the loosest to the tightest
    {"||": lambda a, b: ((a != 0) | (b != 0)) * 1.0},
    {"&&": lambda a, b: ((a != 0) & (b != 0)) * 1.0},
    {"<": lambda a, b: (a < b) * 1.0, "<=": lambda a, b: (a <= b) * 1.0, ">": lambda a, b: (a > b) * 1.0,
     ">=": lambda a, b: (a >= b) * 1.0, "==": lambda a, b: (a == b) * 1.0, "!=": lambda a, b: (a != b) * 1.0},
    {"+": lambda a, b: a + b, "-": lambda a, b: a - b},
    {"*": lambda a, b: a * b, "/": lambda a, b: a / b},
]


def _fold(function, values):
    result = values[0]
    for value in values[1:]:
        result = function(result, value)
    return result


class _Reader:
    def __init__(self, text):
        self.text, self.tokens, at = text, [], 0
        while text[at:].strip():
            found = TOKEN.match(text, at)
            if not found:
                raise ValueError(f"cannot read '{text}' at {at}")
            self.tokens.append(found.groups())
            at = found.end()
        self.at = 0

    def sign(self):
        return self.tokens[self.at][2] if self.at < len(self.tokens) else None

    def take(self, sign):
        if self.sign() != sign:
            raise ValueError(f"'{self.text}': expected {sign}")
        self.at += 1

    def whole(self):
        result = self.choice()
        if self.at != len(self.tokens):
            raise ValueError(f"'{self.text}': words left over")
        return result

    def choice(self):
        condition = self.level(0)
        if self.sign() != "?":
            return condition
        self.take("?")
        yes = self.choice()
        self.take(":")
        no = self.choice()

        def chosen(names):
            asked = numpy.asarray(condition(names)) != 0
            if asked.ndim == 0:
                return yes(names) if asked else no(names)
            return numpy.where(asked, yes(names), no(names))
        return chosen

    def level(self, depth):
        if depth == len(OPERATIONS):
            return self.signed()
        left = self.level(depth + 1)
        while self.sign() in OPERATIONS[depth]:
            operation = OPERATIONS[depth][self.sign()]
            self.at += 1
            left = (lambda f, a, b: lambda names: f(a(names), b(names)))(operation, left, self.level(depth + 1))
        return left

    def signed(self):
        if self.sign() in ("+", "-"):
            minus = self.sign() == "-"
            self.at += 1
            value = self.signed()
            return (lambda names: -value(names)) if minus else value
        base = self.single()
        if self.sign() != "^":
            return base
        self.take("^")
        power = self.signed()
        return lambda names: numpy.power(numpy.asarray(base(names), float), power(names))

    def single(self):
        if self.at == len(self.tokens):
            raise ValueError(f"'{self.text}': ends early")
        number, name, sign = self.tokens[self.at]
        self.at += 1
        if number is not None:
            return lambda names: float(number)
        if sign == "(":
            inner = self.choice()
            self.take(")")
            return inner
        if name is None:
            raise ValueError(f"'{self.text}': unexpected {sign}")
        if self.sign() != "(":
            return lambda names: names(name)
        self.take("(")
        arguments = [self.choice()]
        while self.sign() == ",":
            self.take(",")
            arguments.append(self.choice())
        self.take(")")
        return lambda names: FUNCTIONS[name](*[argument(names) for argument in arguments])


_read = {}


def evaluate(formula, names):
    """The value of a formula (or plain number); `names` gives the value of a name."""
    if isinstance(formula, (int, float)):
        return float(formula)
    if formula not in _read:
        _read[formula] = _Reader(formula).whole()
    with numpy.errstate(divide="ignore", invalid="ignore"):
        return _read[formula](names)


def names_in(formula):
    return set() if isinstance(formula, (int, float)) else {t[1] for t in _Reader(formula).tokens if t[1]}


if __name__ == "__main__":
    given = {"x": numpy.array([1.0, 4.0]), "region.k": 3.0}
    for text, expected in [("1 + 2 * 3 ^ 2", 19), ("-2 ^ 2", -4), ("2 ^ 3 ^ 2", 512), ("8 / 4 / 2", 1),
                           ("7 - 4 - 2", 1), ("x > 2 ? x : -x", [-1, 4]), ("max(1, region.k, 2)", 3),
                           ("1e1 + round(-2.5)", 7),
                           ("0 && 1 || 1", 1), ("2 * -3", -6), ("1 < 2 ? 0 ? 5 : 6 : 7", 6)]:
        assert numpy.array_equal(evaluate(text, given.__getitem__), expected), text
