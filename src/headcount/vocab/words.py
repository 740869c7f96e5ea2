def lower_share(word: str, language: str) -> float | None:
    return None
