#!/bin/sh
# Writes small PDFs into a folder, for read_fuzz to start from: plain text, so that a changed byte changes a
# meaning. They have no table of objects: the library makes it anew, as it does after most changes.
set -eu
folder=$1
# seed NAME: standard input are the objects from 4 on
seed() {
    {
        printf '%%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(en)/StructTreeRoot 4 0 R>>\nendobj\n'
        printf '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n'
        printf '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<</Font<</F1 6 0 R>>'
        printf '/Properties<</N<</MCID 2/ActualText(n)>>>>>>>>\nendobj\n'
        cat
        printf 'trailer\n<</Root 1 0 R>>\n%%%%EOF\n'
    } >"$folder/$1.pdf"
}
# content and its length
stream() {
    printf '%s 0 obj\n<<%s/Length %s>>\nstream\n%s\nendstream\nendobj\n' "$1" "$2" "${#3}" "$3"
}
{
    printf '4 0 obj\n<</Type/StructTreeRoot/RoleMap<</Top/H1>>/K[<</S/Top/Pg 3 0 R/K[0 1]/Lang(es)>>]>>\nendobj\n'
    stream 5 '' '/P<</MCID 0>>BDC BT /F1 9 Tf (one)Tj [(two)-9<41>]TJ ET EMC /P/N BDC EMC /P<</MCID 1/ActualText<FEFF0041>>>BDC EMC'
    printf '6 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n'
} | seed plain
{
    printf '4 0 obj\n<</Type/StructTreeRoot/K 8 0 R>>\nendobj\n'
    stream 5 '' '/P<</MCID 0>>BDC q BT /F1 9 Tf <00010002>Tj ET Q EMC BI /W 1 ID x EI /Artifact BMC (f)Tj EMC'
    printf '6 0 obj\n<</Type/Font/Subtype/Type0/ToUnicode 7 0 R>>\nendobj\n'
    stream 7 '' '1 beginbfrange <0001><0002><0041> endbfrange 1 beginbfchar <0003><0066006C> endbfchar'
    printf '8 0 obj\n<</S/P/Pg 3 0 R/K[0<</Type/MCR/MCID 0/Pg 3 0 R>><</S/Span/E(e)/Alt(a)>>9 0 R]>>\nendobj\n'
    printf '9 0 obj\n<</S/Link/K[0<</Type/OBJR/Obj<</A<</URI(https://a.org)>>/Contents(c)>>>>]>>\nendobj\n'
} | seed mapped
{
    printf '4 0 obj\n<</Type/StructTreeRoot/K 8 0 R>>\nendobj\n'
    stream 5 '/Filter/ASCIIHexDecode' '2F503C3C2F4D43494420303E3E42444320283029546A20454D43>'
    printf '8 0 obj\n<</S/Span/K[8 0 R 9 0 R 0]>>\nendobj\n9 0 obj\n[<</S/Note/K 9 0 R>>]\nendobj\n'
} | seed circle
# words of the language, for changes that mean something
cat >"$folder.words" <<'W'
"/ActualText"
"/Alt"
"/MCID"
"/OBJR"
"/Lang"
"BDC"
"BMC"
"EMC"
"beginbfchar"
"beginbfrange"
"<</S/P/K "
" 0 R"
"/Filter/FlateDecode"
"/Filter/ASCII85Decode"
"/Filter/LZWDecode"
"/Encrypt"
"/ObjStm"
W
