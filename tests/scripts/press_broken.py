"""press_broken.py X4.pdf X1A.pdf CHECKER WORK: breaks good press files, one fault at a time; the checker must
refuse each. A fault is a pattern in the bytes and what takes its place."""
import re, subprocess, sys

x4, x1a, checker, work = sys.argv[1:5]
FAULTS = [
    ('x4', 'version', rb'^%PDF-1\.6', b'%PDF-1.7'),
    ('x4', 'no trim', rb'/TrimBox ', b'/TrimBux '),
    ('x4', 'trim over bleed', rb'/TrimBox \[[^]]*\]', b'/TrimBox [1 1 480 650]'),
    ('x4', 'trim sizes differ', rb'(?s)/TrimBox \[[^]]*\](.*)', rb'/TrimBox [40 40 450 620]\1'),
    ('x4', 'no intent', rb'/S /GTS_PDFX', b'/S /GTS_PDFZ'),
    ('x4', 'no profile', rb'/DestOutputProfile ', b'/DestOutputProfilo '),
    ('x4', 'no condition', rb'/OutputConditionIdentifier \([^)]*\)', b'/OutputConditionIdentifier ()'),
    ('x4', 'not identified', rb'PDF/X-4<', b'PDF/X-9<'),
    ('x4', 'trapped unknown', rb'/Trapped /False', b'/Trapped /Unknown'),
    ('x4', 'trapped twice', rb'<pdf:Trapped>False', b'<pdf:Trapped>True'),
    ('x4', 'other title', rb'/Title \(', b'/Title (Not '),
    ('x4', 'no ID', rb'/ID \[', b'/IX ['),
    ('x4', 'font not embedded', rb'/FontFile3 ', b'/FontFole3 '),
    ('x4', 'annotation', rb'/BleedBox \[', b'/Annots [<</Subtype/Text/Rect[90 90 99 99]>>] /BleedBox ['),
    ('x4', 'action', rb'/Type /Catalog', b'/Type /Catalog /AA <</WC<</S/JavaScript/JS(1)>>>>'),
    ('x4', 'odd page count', rb'/Kids \[ (\d+ 0 R) \d+ 0 R', rb'/Kids [ \1'),
    ('x4', 'transfer function', rb'/OPM 1', b'/OPM 1 /TR /Identity'),
    ('x1a', 'version', rb'^%PDF-1\.3', b'%PDF-1.5'),
    ('x1a', 'not identified', rb'\(PDF/X-1:2001\)', b'(PDF/X-1:2002)'),
    ('x1a', 'no conformance', rb'/GTS_PDFXConformance', b'/GTS_PDFXConformity'),
    ('x1a', 'trapped', rb'/Trapped /False', b'/Trepped /False'),
    ('x1a', 'transparency', rb'/OPM 1', b'/OPM 1 /ca 0.5'),
    ('x1a', 'no date', rb'/ModDate', b'/MadDate'),
]
accepted = 0
for profile, name, pattern, by in FAULTS:
    good = open(x4 if profile == 'x4' else x1a, 'rb').read()
    bad, count = re.subn(pattern, by, good, count=1 if name == 'trim sizes differ' else 0)
    if not count:
        sys.exit('the file has nothing to break for “%s”' % name)
    path = work + '/broken.bin'
    open(path, 'wb').write(bad)
    run = subprocess.run([sys.executable, checker, '--profile', profile, path], stdout=subprocess.PIPE)
    if run.returncode == 0:
        accepted += 1
        print('accepted: %s, %s' % (profile, name))
print('%d broken files, %d accepted' % (len(FAULTS), accepted))
sys.exit(accepted > 0)
