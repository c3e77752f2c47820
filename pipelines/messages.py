"""Message catalogue: every error code with its cause and cure in Thai and English, and the exit code it ends in.

A test fails when a code of the error trees has no entry here or none in docs/errors.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.exit_codes import ExitCode


@dataclass(frozen=True, slots=True)
class Message:
    """What a person reads about an error code.

    Attributes:
        cause_th: what happened.
        cure_th: what to do about it.
        cause_en: the cause in English.
        cure_en: the cure in English.
        exit_code: exit code of a command that ends in this error.
    """

    cause_th: str
    cure_th: str
    cause_en: str
    cure_en: str
    exit_code: ExitCode = ExitCode.INPUT

    def cause(self, lang: str) -> str:
        """Return the cause in `lang` ("th" or "en")."""
        return self.cause_en if lang == "en" else self.cause_th

    def cure(self, lang: str) -> str:
        """Return the cure in `lang` ("th" or "en")."""
        return self.cure_en if lang == "en" else self.cure_th


MESSAGES: dict[str, Message] = {
    "file.not_found": Message(
        "ไม่พบไฟล์หรือเปิดไฟล์ไม่ได้",
        "ตรวจชื่อไฟล์และโฟลเดอร์ แล้วลองลากไฟล์มาวางใหม่ หากไฟล์อยู่ในเครือข่ายให้คัดลอกลงเครื่องก่อน",
        "The file does not exist or cannot be opened.",
        "Check the name and the folder; copy a file from a network drive to this machine first.",
    ),
    "file.empty": Message(
        "ไฟล์ว่าง (0 ไบต์) มักเกิดจากการดาวน์โหลดหรือคัดลอกไม่สำเร็จ",
        "ขอไฟล์จากหน่วยงานใหม่ หรือดาวน์โหลดอีกครั้ง",
        "The file is empty (0 bytes), usually a failed download or copy.",
        "Ask the agency for the file again, or download it again.",
    ),
    "file.unsupported": Message(
        "ชนิดของไฟล์ไม่รองรับ (ดูจากเนื้อไฟล์จริง ไม่ใช่นามสกุล)",
        "เปิดไฟล์ในโปรแกรมเดิมแล้วบันทึกเป็น .docx หรือ .pdf สำหรับ .doc .odt .rtf ให้ติดตั้ง LibreOffice แล้วลองใหม่",
        "The type of the file is not supported (judged by its content, not by its name).",
        "Save it as .docx or .pdf in the program it came from; for .doc, .odt and .rtf install LibreOffice.",
    ),
    "file.duplicate": Message(
        "ไฟล์นี้เหมือนกับอีกไฟล์ในชุดเดียวกันทุกไบต์ จึงอ่านเพียงไฟล์เดียว",
        "ไม่ต้องแก้ไข หากตั้งใจส่งไฟล์อื่นให้ตรวจว่าวางผิดไฟล์หรือไม่",
        "The file equals another file of the same submission byte for byte and is read once.",
        "Nothing to do, unless another file was meant: then check what was put there.",
        ExitCode.DONE,
    ),
    "file.too_large": Message(
        "ไฟล์ใหญ่หรือขยายตัวเกินขีดจำกัดที่ตั้งไว้",
        "แบ่งรายงานเป็นหลายไฟล์ หรือลดขนาดภาพแล้วบันทึกใหม่ ขีดจำกัดดูได้ที่ docs/errors.md",
        "The file is, or unpacks to, more than the stated limits.",
        "Split the report or shrink its pictures and save again; limits are listed in docs/errors.md.",
    ),
    "pdf.encrypted": Message(
        "PDF ถูกล็อกด้วยรหัสผ่าน",
        "ขอไฟล์ที่ไม่มีรหัสผ่านจากหน่วยงาน หรือเปิดด้วยรหัสแล้วพิมพ์เป็น PDF ใหม่",
        "The PDF is locked with a password.",
        "Ask the agency for a file without password, or open it and print it to a new PDF.",
    ),
    "pdf.corrupt": Message(
        "PDF เสียหายหรือถูกตัดขาด อ่านไม่ได้",
        "ขอไฟล์ใหม่ หรือเปิดในโปรแกรมอ่าน PDF แล้วบันทึกใหม่",
        "The PDF is damaged or cut off.",
        "Ask for the file again, or open it in a PDF viewer and save it anew.",
    ),
    "pdf.no_text_layer": Message(
        "PDF เป็นภาพสแกนทั้งไฟล์ ไม่มีข้อความให้อ่าน (ไม่ได้แปลว่าไม่มีหลักฐาน)",
        "ขอไฟล์ต้นฉบับ .docx หรือ PDF ที่แปลงจากไฟล์ต้นฉบับ หรือสั่งใหม่ด้วย --ocr auto (ต้องมี Tesseract)",
        "The PDF is a scan: no page has a text layer. This does not mean that there is no evidence.",
        "Ask for the original .docx or a PDF exported from it, or run again with --ocr auto (needs Tesseract).",
    ),
    "pdf.damaged_text": Message(
        "ข้อความในหน้านี้เสียหาย (ฟอนต์หรือรหัสตัวอักษรผิด) จึงไม่นำมาตัดสิน",
        "เปิดหน้าจริงอ่านเอง ขอไฟล์ .docx ต้นฉบับ หรือสั่งใหม่ด้วย --ocr auto",
        "The text of this page is damaged (fonts or character codes) and is not judged.",
        "Read the page itself, ask for the original .docx, or run again with --ocr auto.",
    ),
    "ocr.missing": Message(
        "สั่งให้ทำ OCR แต่ไม่พบ Tesseract หรือข้อมูลภาษาไทย หน้าสแกนจึงยังอ่านไม่ได้",
        "ติดตั้ง Tesseract พร้อมภาษาไทยและ pip install pytesseract แล้วตรวจด้วย pmqa doctor",
        "OCR was asked for, but Tesseract or its Thai data are not installed; scanned pages stay unread.",
        "Install Tesseract with Thai and pytesseract, then check with `pmqa doctor`.",
    ),
    "docx.corrupt": Message(
        "ไฟล์ Word เสียหายหรือถูกตัดขาด",
        "เปิดใน Word แล้วเลือกซ่อมแซม บันทึกเป็น .docx ใหม่ หรือขอไฟล์อีกครั้ง",
        "The Word file is damaged or cut off.",
        "Open and repair it in Word, save it as .docx, or ask for it again.",
    ),
    "docx.encrypted": Message(
        "ไฟล์ Word ถูกล็อกด้วยรหัสผ่าน",
        "ขอไฟล์ที่ไม่มีรหัสผ่าน หรือเปิดใน Word แล้วยกเลิกรหัสผ่านก่อนบันทึก",
        "The Word file is locked with a password.",
        "Ask for a file without password, or remove the password in Word and save it.",
    ),
    "docx.no_text_layer": Message(
        "ไฟล์ Word มีแต่ภาพ (หรือเกือบทั้งหมดเป็นภาพ) ไม่มีข้อความให้อ่าน (ไม่ได้แปลว่าไม่มีหลักฐาน)",
        "ขอไฟล์ต้นฉบับที่เป็นข้อความ หรือบันทึกเป็น PDF แล้วสั่งใหม่ด้วย --ocr auto (ต้องมี Tesseract)",
        "The Word file holds pictures and little or no text. This does not mean that there is no evidence.",
        "Ask for the original with text, or save it as PDF and run again with --ocr auto (needs Tesseract).",
    ),
    "zip.unsafe": Message(
        "ไฟล์ zip มีเส้นทางหรือขนาดที่ไม่ปลอดภัย จึงไม่แตกไฟล์",
        "แตกไฟล์ด้วยโปรแกรมที่เชื่อถือได้ ตรวจไฟล์ข้างใน แล้วส่งเป็นโฟลเดอร์",
        "The zip holds paths or sizes that are not safe to unpack.",
        "Unpack it with a program you trust, check what is inside, and hand in the folder.",
    ),
    "timeout": Message(
        "อ่านไฟล์นานเกินเวลาที่กำหนด จึงหยุดเฉพาะไฟล์นี้",
        "แบ่งไฟล์ให้เล็กลง หรือเพิ่มเวลาด้วย --timeout แล้วสั่งใหม่",
        "Reading took longer than the limit; only this report was stopped.",
        "Split the file, or raise the limit with --timeout.",
    ),
    "memory": Message(
        "อ่านไฟล์แล้วใช้หน่วยความจำเกินที่กำหนด จึงหยุดเฉพาะไฟล์นี้",
        "แบ่งไฟล์ให้เล็กลง หรือเพิ่มหน่วยความจำด้วย --memory แล้วสั่งใหม่",
        "Reading needed more memory than the limit; only this report was stopped.",
        "Split the file, or raise the limit with --memory.",
    ),
    "worker.crashed": Message(
        "โปรแกรมย่อยที่อ่านไฟล์นี้หยุดทำงานกะทันหัน รายงานอื่นไม่ได้รับผลกระทบ",
        "ลองเปิดไฟล์แล้วบันทึกใหม่ หากยังเกิดซ้ำให้แจ้งผู้ดูแลพร้อมชนิดไฟล์และขนาด",
        "The process that read this file stopped suddenly; other reports are not affected.",
        "Open the file and save it anew; if it happens again report the type and size of the file.",
    ),
    "internal": Message(
        "เกิดข้อผิดพลาดภายในโปรแกรมกับรายงานนี้",
        "แจ้งผู้ดูแลพร้อมข้อความในไฟล์ run.json (ไม่มีเนื้อหารายงานอยู่ในนั้น)",
        "An internal fault occurred with this report.",
        "Report the message in run.json (it holds no text of the report).",
        ExitCode.INTERNAL,
    ),
    "submission.empty": Message(
        "ไม่พบไฟล์รายงานในโฟลเดอร์หรือ zip นี้",
        "วางไฟล์ .pdf หรือ .docx ไว้ในโฟลเดอร์ แล้วสั่งใหม่",
        "There is no report file in this folder or zip.",
        "Put .pdf or .docx files into the folder and run again.",
    ),
    "review.unreadable": Message(
        "ผลทบทวนเดิมหายหรือเสียหาย หรือทำด้วยเกณฑ์คนละฉบับ",
        "สั่ง pmqa review รายงานนั้นใหม่ลงโฟลเดอร์เดิม (แผ่นงานที่กรอกแล้วจะถูกเก็บไว้)",
        "An earlier review is missing or damaged, or was made with another edition.",
        "Run `pmqa review` on that report again into the same folder (a filled worksheet is kept).",
    ),
    "submission.too_short": Message(
        "ไฟล์มีข้อความน้อยเกินกว่าจะเป็นรายงาน จึงไม่นำมาตัดสิน",
        "ตรวจว่าส่งไฟล์ถูกต้องหรือไม่ หากเป็นบันทึกที่ปนมาให้นำออกจากโฟลเดอร์",
        "The file holds too little text for a report and is not judged.",
        "Check that the right file was handed in; take stray notes out of the folder.",
    ),
    "criteria.unknown_edition": Message(
        "ไม่รู้จักฉบับเกณฑ์นี้",
        "ดูรายชื่อฉบับที่มีด้วยคำสั่ง pmqa criteria list",
        "The edition is not known.",
        "`pmqa criteria list` shows the known ones.",
        ExitCode.CRITERIA_OR_MODEL,
    ),
    "criteria.invalid": Message(
        "ไฟล์ฉบับเกณฑ์ไม่ถูกต้อง",
        "แก้ตามรายการที่แจ้ง แล้วตรวจด้วย pmqa criteria validate",
        "The edition file is not valid.",
        "Mend what is listed and check with `pmqa criteria validate`.",
        ExitCode.CRITERIA_OR_MODEL,
    ),
    "model.missing": Message(
        "ไม่พบแบบจำลองสำหรับจำแนกข้อความ",
        "สร้างด้วยคำสั่ง pmqa train (ใช้เวลาไม่เกินสามนาที)",
        "There is no stored model.",
        "Build it with `pmqa train` (less than three minutes).",
        ExitCode.CRITERIA_OR_MODEL,
    ),
    "model.invalid": Message(
        "ไฟล์แบบจำลองเสียหายหรือมีชนิดข้อมูลที่ไม่อนุญาต",
        "สร้างใหม่ด้วยคำสั่ง pmqa train หรือติดตั้งโปรแกรมใหม่",
        "The stored model is damaged or holds types that are not trusted.",
        "Build it anew with `pmqa train`, or install the program again.",
        ExitCode.CRITERIA_OR_MODEL,
    ),
    "model.mismatch": Message(
        "แบบจำลองนี้สร้างจากฉบับเกณฑ์หรือตัวตัดคำคนละรุ่น",
        "สร้างใหม่ด้วยคำสั่ง pmqa train สำหรับฉบับเกณฑ์ที่ใช้อยู่",
        "The model was trained for another edition or tokeniser.",
        "Build it anew with `pmqa train` for the edition in use.",
        ExitCode.CRITERIA_OR_MODEL,
    ),
    "corpus.invalid": Message(
        "ข้อความฝึกมีบรรทัดที่ไม่ถูกต้อง",
        "แก้บรรทัดที่แจ้ง รูปแบบดูได้ที่ classifiers/corpus/README.md",
        "A labelled passage is not valid.",
        "Mend the named line; the format is in classifiers/corpus/README.md.",
        ExitCode.CRITERIA_OR_MODEL,
    ),
    "output.unwritable": Message(
        "เขียนผลลงโฟลเดอร์ปลายทางไม่ได้",
        "ปิดไฟล์ผลที่เปิดค้างใน Excel ตรวจสิทธิ์และพื้นที่ว่าง หรือเลือกโฟลเดอร์อื่นด้วย --out",
        "The results cannot be written.",
        "Close result files that are open in Excel, check rights and free space, or choose another folder with --out.",
        ExitCode.OUTPUT,
    ),
    "prefect.remote": Message(
        "การตั้งค่า Prefect ชี้ไปยังเครื่องอื่น จึงไม่เริ่มงาน ชื่อรายงานจะได้ไม่ออกจากเครื่องนี้",
        "ลบ prefect.toml, .env หรือตัวแปร PREFECT_API_URL ที่ชี้ไปเครื่องอื่น หรือตั้ง PMQA_ALLOW_REMOTE_PREFECT=1 หากตั้งใจใช้",
        "Settings of Prefect point to another machine; nothing was started, so no report name leaves this one.",
        "Remove the prefect.toml, .env or PREFECT_API_URL that names it, or set PMQA_ALLOW_REMOTE_PREFECT=1.",
        ExitCode.USAGE,
    ),
    "usage": Message(
        "คำสั่งหรือข้อมูลที่ป้อนไม่ถูกต้อง",
        "ดูวิธีใช้ด้วย pmqa --help",
        "The command or its input is not valid.",
        "See `pmqa --help`.",
        ExitCode.USAGE,
    ),
}


def message_for(code: str) -> Message:
    """Return the message of an error code; unknown codes read as an internal fault."""
    return MESSAGES.get(code, MESSAGES["internal"])
