class Node:
    children: list
    connector: str
    negated: bool
