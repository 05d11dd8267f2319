/* Kashida: a justified line of Arabic script is filled by its words, too.
 *
 * In: a measured line, and the room that its letters and spaces are short of. Out: cells with joins
 * to be drawn longer, by how much in all; spaces take the rest. What may be elongated, and where in
 * a word best, is known of the text (text/kashida.c): each glyph has its rank.
 *
 * How much. Spaces go first, up to SPACES_FIRST of their stretch: a line that is a little open
 * looks like its neighbours, and most lines need nothing else. What is left goes to as few words as
 * can take it with the design's `kashida` at most, at most one word in WORDS_PART, each by the
 * same. So a line has a few quiet elongations of middle length and not one in each word: many short
 * ones make the line look letterspaced, one long one is lettering. Nothing is shorter than a
 * tatweel of the face: overlapping tatweels make any length from there on.
 *
 * Which words. Each word's best place (lowest rank; of equals the last, as the order's source has
 * it) stands for it. The best ranked word comes first; of equals the one farthest from the words
 * taken already, and for the first of all the one farthest from the line's ends; later ones win
 * ties. Neighbours are not both taken. A place must lie inside one part of a run: what stands
 * before a join then has a cell, and the join one colour and one span.
 *
 * Invariant: what is given is at most the slack, to the last unit, and spaces are widened no more
 * than without. Never in lines that are not justified, nor in last ones: they have no slack to
 * give. Cost: words of the line times words taken.
 *
 * Rejected: telling the breaker. What a word can give hangs on its neighbours and on a least
 * length, so lines would be weighed by a stretch that some of them do not have; and where joins
 * count as stretch, wide lines get cheap. Tried with a third of the most for each word on the
 * Arabic text of the Universal Declaration: 23 elongated lines for 16, a line more, none less
 * loose. Also rejected: scaling one tatweel to its length, which would be a change of state in the
 * page for each and keeps a curve that is 0.003 of the size deep. */
#include "lines/draft.h"
#include "lines/spaces.h"

/* The part of the spaces' stretch that is taken first. */
#define SPACES_FIRST 0.35

/* Of so many words one is elongated, and one of those left over; how many words on the next is. */
enum { WORDS_PART = 3, APART = 2 };

struct place_of_word {
    struct cell *cell; /* the last before the join */
    const struct strip *strip;
    uint32_t word; /* which one of the line */
    uint32_t rank;
    uint32_t distance; /* in words: from those taken; before there are any, from the line's ends */
    bool is_taken;
};

struct word_places {
    struct place_of_word *at;
    size_t count, room;
    uint32_t word_count;
};

static unit tatweel_length(const struct strip *strip)
{
    return strip_length(strip, strip->run->tatweel_advance);
}

/* Takes a place for its word's where it is as good as the last one found. */
static void add_place(struct draft *draft, struct word_places *list, struct place_of_word place)
{
    struct place_of_word *last = list->count > 0 ? &list->at[list->count - 1] : NULL;
    if (!last || last->word != place.word)
        *(struct place_of_word *)array_add(draft->job->setter->scratch, list) = place;
    else if (place.rank <= last->rank)
        *last = place;
}

static void find_in_strip(struct draft *draft, struct line_strip *on, struct word_places *list)
{
    const struct strip *strip = &on->strip;
    const uint16_t *string = draft->job->paragraph->string;
    bool may_give = strip->run->tatweel != 0 && (strip->run->level & 1);
    for (uint32_t i = strip->glyph_start; i < strip->glyph_end; i++) {
        const struct glyph *glyph = &strip->glyphs[i];
        uint32_t rank = glyph->flags >> GLYPH_KASHIDA_SHIFT;
        if (space_kind_of(string[glyph->cu]) != SPACE_NONE)
            list->word_count++;
        else if (may_give && rank != 0 && i > strip->glyph_start)
            add_place(draft, list,
                      (struct place_of_word){.cell = &on->cells[i - strip->glyph_start - 1],
                                             .strip = strip,
                                             .word = list->word_count,
                                             .rank = rank});
    }
}

static struct word_places find_words(struct draft *draft)
{
    struct word_places list = {0};
    for (size_t i = 0; i < draft->strips.count; i++)
        if (draft->strips.at[i].kind == STRIP_TEXT)
            find_in_strip(draft, &draft->strips.at[i], &list);
    list.word_count++;
    for (size_t i = 0; i < list.count; i++) {
        uint32_t before = list.at[i].word, after = list.word_count - 1 - before;
        list.at[i].distance = APART + (before < after ? before : after);
    }
    return list;
}

/* The next word to elongate, or NULL. */
static struct place_of_word *choose_word(const struct word_places *list)
{
    struct place_of_word *best = NULL;
    for (size_t i = 0; i < list->count; i++) {
        struct place_of_word *place = &list->at[i];
        bool is_worse = best && (place->rank > best->rank ||
                                 (place->rank == best->rank && place->distance < best->distance));
        if (place->distance >= APART && !is_worse)
            best = place;
    }
    return best;
}

static void take_word(struct word_places *list, struct place_of_word *taken, bool is_first)
{
    taken->is_taken = true;
    for (size_t i = 0; i < list->count; i++) {
        struct place_of_word *place = &list->at[i];
        uint32_t distance =
            place->word > taken->word ? place->word - taken->word : taken->word - place->word;
        if (is_first || distance < place->distance)
            place->distance = distance;
    }
}

/* The most that a word may be elongated by. */
static unit most_of(const struct draft *draft, const struct place_of_word *place)
{
    return (unit)((double)place->strip->run->size * draft->job->setter->design->breaking.kashida);
}

/* Takes words until they can give what is needed; returns how many. */
static uint32_t take_words(const struct draft *draft, struct word_places *list, unit need)
{
    uint32_t limit = (list->word_count + WORDS_PART - 1) / WORDS_PART, taken = 0;
    for (unit room = 0; taken < limit && room < need; taken++) {
        struct place_of_word *place = choose_word(list);
        if (!place)
            break;
        take_word(list, place, taken == 0);
        room += most_of(draft, place);
    }
    return taken;
}

unit kashida_give(struct draft *draft, unit slack)
{
    unit need = slack - (unit)((double)draft->stretch * SPACES_FIRST), given = 0;
    if (draft->job->setter->design->breaking.kashida <= 0 || need <= 0)
        return 0;
    struct word_places list = find_words(draft);
    uint32_t left = take_words(draft, &list, need);
    for (size_t i = 0; i < list.count; i++) {
        struct place_of_word *place = &list.at[i];
        if (!place->is_taken)
            continue;
        unit most = most_of(draft, place), share = (need - given) / left--;
        share = share < most ? share : most;
        if (share < tatweel_length(place->strip))
            continue;
        place->cell->kashida = share;
        place->cell->extra += share;
        given += share;
    }
    draft->natural += given;
    return given;
}
