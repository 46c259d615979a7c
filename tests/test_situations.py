"""Situations in which the eye and a file differ, and the tests that hold them: two variants of each at the least."""

from __future__ import annotations

import importlib
from math import prod
from typing import Any

import pytest

SITUATIONS: dict[str, list[str]] = {
    # what the eye does not see
    "words under a bar, a box or a picture": [
        "seen_text.covered_words_are_neither_read_nor_told",
        "seen_text.annotations_that_black_out_without_an_appearance",
        "unseen_pdf.a_name_that_is_painted_over_does_not_come_back",
        "written_over.squares_typed_over_words_black_them_out",
    ],
    "a new value over the old one": [
        "seen_text.a_value_typed_over_white_counts_in_the_middle_of_a_number",
        "written_over.letters_on_the_same_letters_that_are_not_seen",
    ],
    "a layer that is switched off": [
        "seen_text.a_layer_that_is_off_is_not_read_wherever_its_words_stand",
        "seen_text.a_layer_is_off_by_membership_or_usage",
    ],
    "letters without ink, tiny or off the page": [
        "seen_text.words_without_ink_or_off_the_page_are_not_read", "unseen_pdf.words_that_leave_no_trace",
    ],
    "hidden text in Word": [
        "visible_words.struck_and_hidden_runs_are_left_out_with_a_finding", "unseen_word.letters_without_a_trace",
        "unseen_word.paragraphs_off_the_page", "visible_looks.rows_that_are_hidden_or_deleted_are_left_out",
    ],
    "hidden text of a page": [
        "visible_words.what_a_page_hides_or_strikes_is_left_out", "style_sheets.what_no_reader_sees",
        "style_sheets.rules_inside_rules_count", "visible_looks.further_ways_to_hide_words_of_a_page",
    ],
    "struck text in Word": [
        "visible_words.struck_and_hidden_runs_are_left_out_with_a_finding",
        "unseen_word.words_that_a_tracked_change_takes_out_are_told",
    ],
    "struck text of a page and in Markdown": [
        "style_sheets.struck_words", "visible_looks.struck_words_over_lines_and_letter_by_letter",
        "visible_words.markdown_as_it_is_shown",
    ],
    "a line through words of a PDF": [
        "seen_text.struck_words_are_told_apart", "seen_text.words_that_a_reader_struck_out",
        "seen_text.broad_strokes_of_annotations_cover_and_thin_ones_strike",
    ],
    # what the eye sees
    "words typed over a PDF": [
        "shown_text.words_typed_into_fields_and_notes", "shown_text.fields_show_what_was_chosen_and_last_typed",
        "shown_text.a_note_with_its_words_in_rich_text_alone",
    ],
    "form fields of a page": [
        "visible_words.a_page_says_what_it_shows", "shown_by_programs.which_box_is_checked",
    ],
    "the look of an electronic signature": ["seen_kinds.a_signature_fields_look_has_name_and_nip"],
    "raised marks of notes in a PDF": [
        "shown_text.raised_footnote_marks_are_no_part_of_words",
        "left_out_words.a_mark_that_the_file_draws_last_is_a_mark",
    ],
    "raised marks of notes in Word and pages": [
        "visible_words.raised_marks_are_no_digits_and_powers_stay", "visible_looks.letters_moved_up_are_raised",
        "visible_looks.further_ways_to_raise_and_capitalise_words_of_a_page",
        "shown_by_programs.the_choice_of_a_form_and_marks_behind_a_number",
    ],
    "watermarks": [
        "shown_text.watermarks_are_furniture",
        "visible_looks.boxes_that_say_what_watermarks_say_are_left_out",
    ],
    "line numbers in a margin": [
        "shown_text.line_numbers_are_furniture", "shown_text.numbers_in_both_margins_are_furniture",
        "shown_text.numbers_of_every_fifth_line_may_give_the_first_ones_too",
    ],
    "a font without letters": [
        "fonts_without_letters.a_line_without_letters_is_read_from_its_picture",
        "lying_fonts.a_line_in_wrong_letters_is_read_from_its_picture",
    ],
    "pages of a large unit": [
        "shown_text.boxes_are_points_whatever_the_unit_of_the_page",
        "shown_text.a_page_of_a_large_unit_is_read_as_it_is_printed",
    ],
    "portfolios and files in files": [
        "shown_text.a_portfolio_is_read_file_by_file", "portfolios.an_archive_in_a_portfolio_is_read",
        "held_files.a_message_is_read_and_its_attachments_are_named", "held_files.a_page_saved_as_one_file_is_a_page",
        "held_files.an_archive_is_named_and_read_when_asked_for",
    ],
    "dynamic forms": ["shown_text.a_dynamic_form_says_what_to_do"],
    "old and other word processors": [
        "office.without_libreoffice_the_error_says_what_to_do", "office.what_libreoffice_makes_is_read",
    ],
    "capitals by formatting in Word": [
        "visible_words.capitals_by_formatting_are_capitals", "strict_word.capitals_by_a_style_above_the_style",
    ],
    "capitals by a style sheet": [
        "style_sheets.letters_as_a_sheet_shows_them",
        "visible_looks.further_ways_to_raise_and_capitalise_words_of_a_page",
    ],
    "lists numbered by styles": [
        "seen_kinds.lists_numbered_through_a_style_have_its_labels", "read_docx.a_style_numbers_its_paragraphs",
        "read_docx.a_restarted_list_counts_from_its_start",
        "shown_by_programs.numbers_that_word_counts_as_it_shows_a_file",
    ],
    "files that a Word file takes in": ["visible_words.files_that_a_document_takes_in_are_read"],
    "a relationship to a picture that is gone": ["read_docx.a_relationship_that_leads_nowhere_costs_nothing"],
    "a relationship to words that are gone": [
        "read_docx.a_missing_part_with_words_is_named_in_a_finding",
        "visible_words.a_lost_file_that_a_document_takes_in_is_named",
        "read_docx.a_part_that_is_missing_costs_that_part_only",
    ],
    "Strict Open XML": [
        "visible_words.the_strict_form_of_the_format_is_read",
        "strict_word.a_strict_file_is_read_as_any",
    ],
    "fields in fields": [
        "visible_words.of_a_field_only_the_result_is_read_however_deep",
        "visible_words.a_field_over_two_paragraphs_and_one_without_its_end",
    ],
    "choices of forms in Word": [
        "visible_words.form_fields_show_their_choice", "seen_kinds.a_date_that_was_chosen_is_read_as_it_is_shown",
    ],
    "content controls that nobody filled in": [
        "visible_words.an_unfilled_content_control_says_nothing",
        "seen_as_written.a_content_control_that_nobody_filled_in_is_left_open",
    ],
    "notes": [
        "visible_words.notes_are_read_once_even_where_they_refer_to_themselves",
        "visible_looks.notes_are_a_section_of_their_own", "shown_text.notes_at_the_foot_of_a_page_stand_apart",
    ],
    "a letterhead in the page header": [
        "visible_words.a_letterhead_in_the_head_of_every_page_opens_the_first",
        "read_docx.a_letterhead_on_the_first_page_only_is_text",
    ],
    "tables of three rules": [
        "seen_kinds.a_table_between_three_rules", "shown_text.level_rules_alone_make_a_table",
    ],
    "tables without rules": ["standing_tables.columns_that_stand_make_a_table_whatever_they_are_called"],
    "closing words of a list": [
        "closing_words.words_at_the_paragraphs_margin_close_the_list",
        "closing_words.words_close_a_list_in_typed_text_where_the_line_above_has_room",
    ],
    "colons of a scan": [
        "colons.signs_in_a_column_of_colons",
        "colons.a_broad_sign_like_the_colons_of_its_column_is_one",
    ],
    "grey scans": [
        "grey_scans.a_table_on_grey_paper_is_read_cell_by_cell",
        "grey_scans.dark_fields_on_grey_paper_stay_dark",
    ],
    # values
    "amounts in short scales": [
        "money.short_scales_and_groups_parted_by_blanks", "money.amounts_without_their_currency_in_a_snippet",
    ],
    "several numbers of one instrument": [
        "citations.several_numbers_of_one_instrument_are_several_citations",
        "citations.further_instruments_in_one_item_are_named",
        "citation_numbers.the_year_of_the_last_number_is_that_of_all",
    ],
    "a letter behind a number": ["citation_numbers.a_letter_behind_a_number_is_no_part_of_the_year"],
    "old short forms of instruments": [
        "citations.old_short_forms_with_stops",
        "citations.short_forms_and_several_numbers",
        "citation_gazettes.gazettes",
    ],
    "lists that lost labels": [
        "closing_words.a_list_that_lost_a_label_says_so", "closing_words.a_list_that_lost_all_labels_says_so",
    ],
    "short dates": ["dates.short_forms_in_a_snippet"],
    "files that are something else": [
        "shown_text.a_file_that_is_not_what_its_name_says", "held_files.pages_and_text_under_names_of_others",
    ],
    "data and drawings": ["shown_text.data_is_no_document", "held_files.data_and_drawings_are_no_documents"],
}  # fmt: skip
"""Each situation with its tests: module and function without their first `test_`."""


def variants(test: Any) -> int:
    """How many times pytest runs a test function."""
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    return prod(len(list(mark.args[1])) for mark in marks)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_situation_is_tried_in_two_variants(situation: str) -> None:
    found = 0
    for name in SITUATIONS[situation]:
        module, function = name.split(".")
        found += variants(getattr(importlib.import_module(f"test_{module}"), f"test_{function}"))
    assert found >= 2
