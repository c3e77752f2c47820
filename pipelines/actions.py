"""What check, review and triage do."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pipelines.console import Voice, fail
from pipelines.exit_codes import ExitCode
from pipelines.messages import message_for
from pipelines.outcome import ReportJob, ReportOutcome
from pipelines.outputs import REVIEW_FILE, WORKSHEET_FILE, require_writable, write_text
from pipelines.progress import BatchProgress
from pipelines.run_record import RUN_FILE, run_record
from pipelines.settings import Settings
from pipelines.submissions import Submission, discover, submission_of
from pipelines.triage_rows import rows_of
from worksheets.errors import OutputError
from worksheets.triage import write_triage


def _job(submission: Submission, out: Path, settings: Settings, created: str) -> ReportJob:
    return ReportJob(submission.name, submission.source, submission.files, str(out), created, settings)


def _require_output(out: Path, voice: Voice) -> None:
    try:
        require_writable(out)
    except OutputError as error:
        fail(voice, error.code, error.detail)


def _require_edition(name: str, voice: Voice) -> None:
    from criteria.errors import CriteriaError
    from criteria.loader import load_edition

    try:
        load_edition(name)
    except CriteriaError as error:
        fail(voice, error.code, str(error))


def check_report(report: Path, out: Path, settings: Settings, created: str, voice: Voice) -> None:
    """Review one submission in one worker process, without Prefect, and write its files.

    Raises:
        typer.Exit: with the exit code of the error when the report cannot be reviewed.
    """
    from pipelines.workers import close_workers, run_isolated

    if not report.exists():
        fail(voice, "file.not_found", str(report))
    _require_output(out, voice)
    _require_edition(settings.edition, voice)
    try:
        outcome = run_isolated(_job(submission_of(report), out, settings, created))
    finally:
        close_workers()
    if outcome.failed:
        fail(voice, outcome.code, outcome.detail)
    folder = out / outcome.folder
    if voice.as_json:
        voice.answer((folder / REVIEW_FILE).read_text(encoding="utf-8"))
    else:
        voice.say(*_check_summary(outcome, folder))


def _counts(outcome: ReportOutcome) -> tuple[int, int, int, int]:
    count = outcome.counts.get
    return count("found", 0), count("weak", 0), count("missing", 0), count("cannot_judge", 0)


def _check_summary(outcome: ReportOutcome, folder: Path) -> tuple[str, str]:
    found, weak, missing, unknown = _counts(outcome)
    name = outcome.agency or outcome.name
    thai = (
        f"{name}: พบหลักฐาน {found} ช่อง พบบางส่วน {weak} ไม่พบ {missing} ตัดสินไม่ได้ {unknown} "
        f"(ช่องว่างที่ต้องแก้ก่อน {outcome.blocking} ช่อง ปัญหาไฟล์ {outcome.problems})\n"
        f"แผ่นงาน: {folder / WORKSHEET_FILE}\nอ่านในเบราว์เซอร์: {folder / 'report.html'}"
    )
    english = (
        f"{name}: found {found}, weak {weak}, missing {missing}, cannot judge {unknown} "
        f"(blocking gaps {outcome.blocking}, problems {outcome.problems})\n"
        f"Worksheet: {folder / WORKSHEET_FILE}\nPage: {folder / 'report.html'}"
    )
    return thai, english


def review_batch(
    paths: Sequence[Path], out: Path, settings: Settings, created: str, workers: int, voice: Voice
) -> ExitCode:
    """Review a batch with Prefect and write all results.

    Args:
        paths: files, folders, zips.
        out: output folder.
        settings: settings of the run.
        created: time of the run.
        workers: reports at a time, 0 for one a core.
        voice: how to speak.

    Returns:
        DONE, or SOME_FAILED when at least one report has no review.
    """
    _require_output(out, voice)
    _require_edition(settings.edition, voice)
    submissions = discover(paths)
    if not submissions:
        fail(voice, "submission.empty", ", ".join(str(p) for p in paths))
    jobs = [_job(s, out, settings, created) for s in submissions]

    from pipelines.prefect_home import prepare_environment

    prepare_environment()
    with BatchProgress(len(jobs), voice) as progress:
        from pipelines.flows import run_batch

        outcomes = run_batch(jobs, workers or os.cpu_count() or 1, progress.note)
    record = run_record(outcomes, settings, created)
    try:
        write_text(out / RUN_FILE, record)
        _write_triage(out, outcomes, settings.edition, created)
    except OutputError as error:
        fail(voice, error.code, error.detail)
    if voice.as_json:
        voice.answer(record)
    _say_batch(outcomes, out, voice)
    return ExitCode.SOME_FAILED if any(o.failed for o in outcomes) else ExitCode.DONE


def _write_triage(out: Path, outcomes: Sequence[ReportOutcome], edition_name: str, created: str) -> None:
    from datetime import datetime

    from criteria.loader import load_edition

    edition = load_edition(edition_name)
    write_triage(list(rows_of(out, outcomes, edition)), edition, out, datetime.fromisoformat(created))


def _say_batch(outcomes: Sequence[ReportOutcome], out: Path, voice: Voice) -> None:
    failed = [o for o in outcomes if o.failed]
    for o in outcomes:
        if o.failed:
            message = message_for(o.code)
            voice.say(
                f"✗ {o.name}: {message.cause_th} ({o.code}) · วิธีแก้: {message.cure_th}",
                f"✗ {o.name}: {message.cause_en} ({o.code}) · cure: {message.cure_en}",
            )
        else:
            found, weak, missing, unknown = _counts(o)
            name = o.agency or o.name
            voice.say(
                f"✓ {name}: พบ {found} พบบางส่วน {weak} ไม่พบ {missing} ตัดสินไม่ได้ {unknown} ต้องแก้ก่อน {o.blocking}",
                f"✓ {name}: found {found}, weak {weak}, missing {missing}, cannot judge {unknown}, "
                f"blocking {o.blocking}",
            )
    done = len(outcomes) - len(failed)
    voice.say(
        f"ทบทวนแล้ว {done} ฉบับ ไม่สำเร็จ {len(failed)} ฉบับ\nผลอยู่ที่ {out.resolve()}\n"
        f"  ภาพรวมทุกหน่วยงาน: triage.xlsx   รายหน่วยงาน: <ชื่อรายงาน>/{WORKSHEET_FILE} และ report.html",
        f"{done} reviewed, {len(failed)} failed\nResults: {out.resolve()}\n"
        f"  overview: triage.xlsx   each report: <report>/{WORKSHEET_FILE} and report.html",
    )


def triage_folder(folder: Path, edition: str, created: str, voice: Voice) -> None:
    """Write triage.xlsx and triage.csv again from the reviews and run.json in `folder`.

    Raises:
        typer.Exit: there is no review, or the files cannot be written.
    """
    from pipelines.run_record import read_outcomes

    _require_edition(edition, voice)
    outcomes = read_outcomes(folder)
    if not outcomes:
        fail(voice, "submission.empty", str(folder))
    try:
        _write_triage(folder, outcomes, edition, created)
    except OutputError as error:
        fail(voice, error.code, error.detail)
    if voice.as_json:
        import json

        voice.answer(json.dumps([o.as_dict() for o in outcomes], ensure_ascii=False, indent=2) + "\n")
    voice.say(f"สร้าง {folder / 'triage.xlsx'} แล้ว", f"Wrote {folder / 'triage.xlsx'}")
