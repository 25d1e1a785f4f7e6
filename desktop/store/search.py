"""Finds documents by text, with or without accents: `document_search`, an FTS5 table with one row for each document.

Both the texts and what is searched for are folded by us (marks off, đ → d, lower case, NFC), so that the tokenizer's
own idea of accents does not matter.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import text

from desktop.domain.identifiers import DocumentId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def fold(words: str) -> str:
    """`words` as the index keeps them: lower case, no marks, đ as d."""
    bare = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "d").lower())
    return unicodedata.normalize("NFC", "".join(mark for mark in bare if not unicodedata.combining(mark)))


def match_expression(words: str) -> str:
    """An FTS5 query: every word must occur, a number with its slashes as a phrase, the last part as a beginning."""
    phrases = []
    for word in fold(words).split():
        parts = re.findall(r"[^\W_]+", word)
        if parts:
            phrases.append(f'"{" ".join(parts)}"*')
    return " ".join(phrases)


class SearchIndex:
    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, document_id: DocumentId, fields: str, body: str) -> None:
        """Index a document anew."""
        self.drop(document_id)
        self._session.execute(
            text("INSERT INTO document_search(rowid, fields, body) VALUES (:id, :fields, :body)"),
            {"id": document_id, "fields": fold(fields), "body": fold(body)},
        )

    def put_fields(self, document_id: DocumentId, fields: str) -> None:
        """Index a document's values anew; its text stays."""
        self._session.execute(
            text("UPDATE document_search SET fields = :fields WHERE rowid = :id"),
            {"id": document_id, "fields": fold(fields)},
        )

    def drop(self, document_id: DocumentId) -> None:
        self._session.execute(text("DELETE FROM document_search WHERE rowid = :id"), {"id": document_id})

    def find(self, words: str, limit: int) -> list[DocumentId]:
        """Documents that hold all words, those whose fields hold them first; empty for words without letters."""
        expression = match_expression(words)
        if not expression:
            return []
        rows = self._session.execute(
            text(
                "SELECT rowid FROM document_search WHERE document_search MATCH :words "
                "ORDER BY bm25(document_search, 8.0, 1.0), rowid DESC LIMIT :limit"
            ),
            {"words": expression, "limit": limit},
        )
        return [DocumentId(row[0]) for row in rows]
