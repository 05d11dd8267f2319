"""Measures press files and the calibration sheet.

    press_measure.py creep FILE.pdf CALIPER_MM inward|outward      crop marks in the PDF against the formula
    press_measure.py calibrate FILE.pdf WORK FX FY BX BY           offsets (mm, right and down) injected into the
                                                                   picture of each side, read back
    press_measure.py report FILE.json                              the preflight report's objects
    press_measure.py profile DESCRIPTION OUT.icc                   the default profile under another description
"""
import json, re, subprocess, sys

MM = 72 / 25.4


def creep(path, caliper, way):
    plain = subprocess.run(['qpdf', '--qdf', '--object-streams=disable', path, '-'], stdout=subprocess.PIPE,
                           check=True).stdout.decode('latin1')
    lefts = []  # of each side: the leftmost upright crop mark
    trims = re.findall(r'/TrimBox \[\s*([\d.]+)', plain)
    for stream in re.findall(r'stream\n(.*?)endstream', plain, re.S):
        if '/All CS' not in stream:
            continue
        solid = re.sub(r'\[2 1\.5\] 0 d.*?\[\] 0 d', '', stream, flags=re.S)
        lines = re.findall(r'^([\d.]+) ([\d.]+) m\n([\d.]+) ([\d.]+) l S', solid, re.M)
        upright = [float(a) for a, b, c, d in lines if a == c and 8 < abs(float(b) - float(d)) < 16]  # not registration
        lefts.append(min(upright))
    sheets = len(lefts) // 2
    worst = 0
    for side, left in enumerate(lefts):
        sheet = side // 2
        # inward: sheet k stands k calipers to the right; outward the first stands that much to the left
        expected = sheet * caliper * MM
        worst = max(worst, abs(left - lefts[0] - expected))
    first = float(trims[0])  # the block's edge: inward the outermost sheet's pages lie on it, outward too
    worst = max(worst, abs(lefts[0] - first))
    print('creep, %s: %d sheets, at most %.4f pt from the formula' % (way, sheets, worst))
    return sheets >= 16 and worst < 0.003


def read_pgm(path):
    data = open(path, 'rb').read()
    head = re.match(rb'P5\s+(?:#[^\n]*\n)?(\d+)\s+(\d+)\s+255\s', data)
    return int(head[1]), int(head[2]), data[head.end():]


def dark_middle(pixels):
    dark = [i for i, value in enumerate(pixels) if value < 128]
    return (dark[0] + dark[-1] + 1) / 2 if dark else None


def calibrate(path, work, offsets):
    dpi, fine = 600, True
    scale = dpi / 25.4
    for side in (0, 1):
        x, y = offsets[2 * side:2 * side + 2]
        out = '%s/calibrate.%d.pgm' % (work, side)
        subprocess.run(['gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pgmraw', '-r%d' % dpi, '-o', out,
                        '-dFirstPage=%d' % (side + 1), '-dLastPage=%d' % (side + 1), '-c',
                        '<</Install {%f %f translate}>> setpagedevice' % (x * MM, -y * MM), '-f', path], check=True)
        width, height, pixels = read_pgm(out)
        start, end = int(15 * scale), int(26 * scale)
        row = int(height * 0.9) * width
        column = int(width * 0.75)
        a = dark_middle(pixels[row + start:row + end])
        b = dark_middle(pixels[column + start * width:column + end * width:width])
        read = ((start + a) / scale - 20, (start + b) / scale - 20)
        print('%s: offset %.2f, %.2f mm; read %.2f, %.2f mm' % (('front', 'back')[side], x, y, *read))
        fine = fine and abs(read[0] - x) < 0.05 and abs(read[1] - y) < 0.05
    return fine


def report(path):
    objects = [json.loads(line) for line in open(path, encoding='utf-8')]
    checks = {o['code'] for o in objects if o['code'].startswith('preflight-')}
    wanted = {'preflight-' + word for word in ('standard', 'boxes', 'fonts', 'inks', 'total-ink', 'rules', 'type',
                                               'images', 'margins', 'pages', 'creep')}
    notes = all(o['severity'] == 'note' and o['layout'] == 'press-a5-imposed' and o['file'].endswith('.pdf')
                for o in objects)
    print('report: %d objects, missing: %s' % (len(objects), ' '.join(wanted - checks) or 'none'))
    return wanted <= checks and notes


def profile(description, out):
    data = bytearray(open('/usr/share/color/icc/ghostscript/default_cmyk.icc', 'rb').read())
    old = b'Artifex CMYK SWOP Profile'
    at = data.index(old)
    data[at:at + len(old)] = description.encode().ljust(len(old))[:len(old)]
    open(out, 'wb').write(data)
    return True


name, rest = sys.argv[1], sys.argv[2:]
fine = {'creep': lambda: creep(rest[0], float(rest[1]), rest[2]),
        'calibrate': lambda: calibrate(rest[0], rest[1], [float(v) for v in rest[2:6]]),
        'report': lambda: report(rest[0]),
        'profile': lambda: profile(rest[0], rest[1])}[name]()
sys.exit(not fine)
