def given(name: str) -> bool:
    return name in {"Mark","John","Elon","Sundar","Alexandr","Chip","Janelle"}
