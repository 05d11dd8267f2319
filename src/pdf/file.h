/* The file in the making: what the writers of this folder share while one PDF is written.
 *
 * Who draws: page.c and sheet.c, through canvas.h. Who describes: links.c, outline.c, metadata.c,
 * and what comes beside them (structure tree, output intents), on dictionaries alone. */
#ifndef ORISON_PDF_FILE_H
#define ORISON_PDF_FILE_H

#include "pdf/canvas.h"
#include "pdf/faces.h"
#include "pdf/objects.h"
#include "pdf/pdf.h"
#include "pdf/structure.h"

struct pdf_file {
    struct arena *arena; /* temporaries, until the bytes are out */
    struct diag *diag;
    const struct pdf_job *job;
    struct objects *objects;
    struct faces *faces;
    struct canvas canvas; /* one stream after the other */
    struct ink_forms *inks;
    HPDF_Dict forms; /* XObjects of the stream that is being written */
    HPDF_Dict catalog, info;
    HPDF_Dict resources;               /* shared by all pages and forms */
    HPDF_Dict *sides;                  /* page dictionaries, by index of sheets.sides */
    struct marking *marking;           /* page.c: of the page that is drawn; NULL: not tagged */
    const struct structure *structure; /* NULL where the file is not tagged */
    struct tags *tags;                 /* tags.c; NULL then too */
    HPDF_Dict *areas;                  /* link annotations, by area of the structure */
    const struct slice *link_names;    /* by link: what it is called */
    uint32_t *pictures;                /* by doc.figures: number of its image XObject */
    const struct color *colors;        /* the design's, in the file's own spaces */
};

/* write.c: pdf_write with the faces given apart: `faces[i]` is what pieces call i. */
bool pdf_write_faces(struct arena *arena, struct diag *diag, const struct pdf_job *job,
                     const struct face *const *faces, uint32_t face_count, struct slice *out);

/* page.c: draws the items of page `page` with the trim's bottom left corner at x, y of the stream,
 * points. Here alone y is turned up. */
void pdf_page_draw(struct pdf_file *file, uint32_t page, double x, double y);

/* page.c: an unimposed side: a page dictionary with its boxes and content. */
void pdf_page_write(struct pdf_file *file, uint32_t side);

/* page.c: a new page dictionary, as large as a side and with its boxes, with the content that was
 * drawn. */
HPDF_Dict pdf_page_add(struct pdf_file *file, uint32_t side, HPDF_Dict resources);

/* page.c: a line of words with its left end at x, y, in the colour that is set. */
void pdf_line_draw(struct pdf_file *file, const struct line *line, double x, double y);

/* pictures.c: image XObjects of the pictures on the pages, among `file->resources`. Reports
 * pictures that are too coarse or can't be read; false after an error. */
bool pdf_pictures_write(struct pdf_file *file);

/* pictures.c: a picture with its bottom left corner at x, y; a path with its top left corner there,
 * filled with the colour that is set. */
void pdf_picture_draw(struct pdf_file *file, const struct page_item *item, double x, double y);
void pdf_path_draw(struct pdf_file *file, const struct path *path, double x, double y);

/* marks.c: the marks and labels round a side's pages. */
void pdf_marks_draw(struct pdf_file *file, uint32_t side);

/* colors.c: the resources of colours, separations and overprint, into `file->resources`; and the
 * colour of what follows, an index in design.colors. */
void pdf_colors_write(struct pdf_file *file);
void pdf_color_set(struct pdf_file *file, uint32_t color);

/* press.c: PDF/X: version, output intent, what Info and XMP must say. */
const char *pdf_press_version(const struct pdf_file *file);
void pdf_intent_write(struct pdf_file *file);

/* page.c: the page tree over all sides. */
void pdf_page_tree_write(struct pdf_file *file);

/* sheet.c: an imposed side. `forms` has a form XObject by page, NULL until its first use. */
void pdf_sheet_write(struct pdf_file *file, uint32_t side, HPDF_Dict *forms);

/* links.c: the live links of a side's page. */
void pdf_links_write(struct pdf_file *file, uint32_t side);

/* outline.c: bookmarks, for the title and each region. */
void pdf_outline_write(struct pdf_file *file);

/* metadata.c: Info, XMP, language, viewer preferences, page labels. */
void pdf_metadata_write(struct pdf_file *file);

/* screen.c: what PDF/UA-1 and PDF/A-2a want beside tags: the output intent, and the view that a
 * reader opens with. Reports a missing profile; false then. */
bool pdf_screen_write(struct pdf_file *file);

/* screen.c: the XMP that names both standards, with the schema of what PDF/A does not know. */
struct slice screen_identification(void);

/* The trim box of an unimposed side's page in PDF points: left, bottom, right, top. */
void pdf_trim_box(const struct pdf_file *file, uint32_t side, double box[4]);

#endif
