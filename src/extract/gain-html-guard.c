/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-extract"

#include "config.h"

#include "gain-html-guard.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <gumbo.h>

#include "gain-extract.h"

/* Attributes a tag may have, and bytes an attribute: what goes beyond is blanked. */
#define MAX_ATTRIBUTES 256
#define MAX_VALUE      65536

/* Times <html> and <body> may stand: each merges its attributes into the first. */
#define MAX_ROOTS 8

/* Formatting elements left open that the parser opens again in each block. */
#define MAX_REOPENED 128

/* What reopening and searching the stack may cost, in bytes and steps. */
#define MAX_COST  (192u * 1024u * 1024u)
#define NODE_COST 256

typedef enum
{
  TAG_VOID = 1 << 0,       /* has no end */
  TAG_BLANK = 1 << 1,      /* blanked with all that it holds */
  TAG_TEXT = 1 << 2,       /* holds text only */
  TAG_ROOT = 1 << 3,       /* merged into the one that is there */
  TAG_BARRIER = 1 << 4,    /* no end tag reaches beyond it */
  TAG_CELL = 1 << 5,       /* in tables; its end tag passes cells, but no table */
  TAG_FORMATTING = 1 << 6, /* opened again after a block that closed it */
  TAG_INLINE = 1 << 7,     /* does not stop the search of an end tag */
  TAG_BLOCK = 1 << 8,      /* ends a paragraph; its end tag reaches up to a barrier */
  TAG_SELF = 1 << 9,       /* ends one of its kind that is open */
} TagFlags;

static const guint16 tag_flags[GUMBO_TAG_LAST + 1] = {
  [GUMBO_TAG_AREA] = TAG_VOID,
  [GUMBO_TAG_BASE] = TAG_VOID,
  [GUMBO_TAG_BASEFONT] = TAG_VOID,
  [GUMBO_TAG_BGSOUND] = TAG_VOID,
  [GUMBO_TAG_BR] = TAG_VOID,
  [GUMBO_TAG_COL] = TAG_VOID,
  [GUMBO_TAG_EMBED] = TAG_VOID,
  [GUMBO_TAG_FRAME] = TAG_VOID,
  [GUMBO_TAG_HR] = TAG_VOID,
  [GUMBO_TAG_IMG] = TAG_VOID,
  [GUMBO_TAG_IMAGE] = TAG_VOID,
  [GUMBO_TAG_INPUT] = TAG_VOID,
  [GUMBO_TAG_ISINDEX] = TAG_VOID,
  [GUMBO_TAG_KEYGEN] = TAG_VOID,
  [GUMBO_TAG_LINK] = TAG_VOID,
  [GUMBO_TAG_META] = TAG_VOID,
  [GUMBO_TAG_PARAM] = TAG_VOID,
  [GUMBO_TAG_SOURCE] = TAG_VOID,
  [GUMBO_TAG_TRACK] = TAG_VOID,
  [GUMBO_TAG_WBR] = TAG_VOID,
  [GUMBO_TAG_STYLE] = TAG_BLANK,
  [GUMBO_TAG_XMP] = TAG_BLANK,
  [GUMBO_TAG_IFRAME] = TAG_BLANK,
  [GUMBO_TAG_NOEMBED] = TAG_BLANK,
  [GUMBO_TAG_NOFRAMES] = TAG_BLANK,
  [GUMBO_TAG_TEXTAREA] = TAG_BLANK,
  [GUMBO_TAG_SVG] = TAG_BLANK,
  [GUMBO_TAG_MATH] = TAG_BLANK,
  [GUMBO_TAG_SELECT] = TAG_BLANK,
  [GUMBO_TAG_PLAINTEXT] = TAG_BLANK,
  [GUMBO_TAG_TEMPLATE] = TAG_BLANK,
  [GUMBO_TAG_FRAMESET] = TAG_BLANK,
  [GUMBO_TAG_SCRIPT] = TAG_TEXT,
  [GUMBO_TAG_TITLE] = TAG_TEXT,
  [GUMBO_TAG_HTML] = TAG_ROOT,
  [GUMBO_TAG_HEAD] = TAG_ROOT,
  [GUMBO_TAG_BODY] = TAG_ROOT,
  [GUMBO_TAG_TABLE] = TAG_BARRIER,
  [GUMBO_TAG_OBJECT] = TAG_BARRIER,
  [GUMBO_TAG_APPLET] = TAG_BARRIER,
  [GUMBO_TAG_MARQUEE] = TAG_BARRIER,
  [GUMBO_TAG_BUTTON] = TAG_BARRIER,
  [GUMBO_TAG_CAPTION] = TAG_BARRIER | TAG_CELL,
  [GUMBO_TAG_TD] = TAG_BARRIER | TAG_CELL | TAG_SELF,
  [GUMBO_TAG_TH] = TAG_BARRIER | TAG_CELL | TAG_SELF,
  [GUMBO_TAG_TR] = TAG_BARRIER | TAG_CELL | TAG_SELF,
  [GUMBO_TAG_TBODY] = TAG_BARRIER | TAG_CELL | TAG_SELF,
  [GUMBO_TAG_THEAD] = TAG_BARRIER | TAG_CELL | TAG_SELF,
  [GUMBO_TAG_TFOOT] = TAG_BARRIER | TAG_CELL | TAG_SELF,
  [GUMBO_TAG_COLGROUP] = TAG_BARRIER | TAG_CELL | TAG_SELF,
  [GUMBO_TAG_A] = TAG_FORMATTING,
  [GUMBO_TAG_B] = TAG_FORMATTING,
  [GUMBO_TAG_BIG] = TAG_FORMATTING,
  [GUMBO_TAG_CODE] = TAG_FORMATTING,
  [GUMBO_TAG_EM] = TAG_FORMATTING,
  [GUMBO_TAG_FONT] = TAG_FORMATTING,
  [GUMBO_TAG_I] = TAG_FORMATTING,
  [GUMBO_TAG_NOBR] = TAG_FORMATTING,
  [GUMBO_TAG_S] = TAG_FORMATTING,
  [GUMBO_TAG_SMALL] = TAG_FORMATTING,
  [GUMBO_TAG_STRIKE] = TAG_FORMATTING,
  [GUMBO_TAG_STRONG] = TAG_FORMATTING,
  [GUMBO_TAG_TT] = TAG_FORMATTING,
  [GUMBO_TAG_U] = TAG_FORMATTING,
  [GUMBO_TAG_UNKNOWN] = TAG_INLINE,
  [GUMBO_TAG_SPAN] = TAG_INLINE,
  [GUMBO_TAG_LABEL] = TAG_INLINE,
  [GUMBO_TAG_TIME] = TAG_INLINE,
  [GUMBO_TAG_SUP] = TAG_INLINE,
  [GUMBO_TAG_SUB] = TAG_INLINE,
  [GUMBO_TAG_CITE] = TAG_INLINE,
  [GUMBO_TAG_Q] = TAG_INLINE,
  [GUMBO_TAG_ABBR] = TAG_INLINE,
  [GUMBO_TAG_ACRONYM] = TAG_INLINE,
  [GUMBO_TAG_INS] = TAG_INLINE,
  [GUMBO_TAG_DEL] = TAG_INLINE,
  [GUMBO_TAG_MARK] = TAG_INLINE,
  [GUMBO_TAG_KBD] = TAG_INLINE,
  [GUMBO_TAG_VAR] = TAG_INLINE,
  [GUMBO_TAG_SAMP] = TAG_INLINE,
  [GUMBO_TAG_DFN] = TAG_INLINE,
  [GUMBO_TAG_BDI] = TAG_INLINE,
  [GUMBO_TAG_BDO] = TAG_INLINE,
  [GUMBO_TAG_DATA] = TAG_INLINE,
  [GUMBO_TAG_OUTPUT] = TAG_INLINE,
  [GUMBO_TAG_PROGRESS] = TAG_INLINE,
  [GUMBO_TAG_METER] = TAG_INLINE,
  [GUMBO_TAG_RUBY] = TAG_INLINE,
  [GUMBO_TAG_RT] = TAG_INLINE,
  [GUMBO_TAG_RP] = TAG_INLINE,
  [GUMBO_TAG_VIDEO] = TAG_INLINE,
  [GUMBO_TAG_AUDIO] = TAG_INLINE,
  [GUMBO_TAG_CANVAS] = TAG_INLINE,
  [GUMBO_TAG_MAP] = TAG_INLINE,
  [GUMBO_TAG_LEGEND] = TAG_INLINE,
  [GUMBO_TAG_OPTION] = TAG_INLINE | TAG_SELF,
  [GUMBO_TAG_ADDRESS] = TAG_BLOCK,
  [GUMBO_TAG_ARTICLE] = TAG_BLOCK,
  [GUMBO_TAG_ASIDE] = TAG_BLOCK,
  [GUMBO_TAG_BLOCKQUOTE] = TAG_BLOCK,
  [GUMBO_TAG_CENTER] = TAG_BLOCK,
  [GUMBO_TAG_DETAILS] = TAG_BLOCK,
  [GUMBO_TAG_DIR] = TAG_BLOCK,
  [GUMBO_TAG_DIV] = TAG_BLOCK,
  [GUMBO_TAG_DL] = TAG_BLOCK,
  [GUMBO_TAG_FIELDSET] = TAG_BLOCK,
  [GUMBO_TAG_FIGCAPTION] = TAG_BLOCK,
  [GUMBO_TAG_FIGURE] = TAG_BLOCK,
  [GUMBO_TAG_FOOTER] = TAG_BLOCK,
  [GUMBO_TAG_HEADER] = TAG_BLOCK,
  [GUMBO_TAG_HGROUP] = TAG_BLOCK,
  [GUMBO_TAG_LISTING] = TAG_BLOCK,
  [GUMBO_TAG_MAIN] = TAG_BLOCK,
  [GUMBO_TAG_MENU] = TAG_BLOCK,
  [GUMBO_TAG_NAV] = TAG_BLOCK,
  [GUMBO_TAG_OL] = TAG_BLOCK,
  [GUMBO_TAG_PRE] = TAG_BLOCK,
  [GUMBO_TAG_SECTION] = TAG_BLOCK,
  [GUMBO_TAG_SUMMARY] = TAG_BLOCK,
  [GUMBO_TAG_UL] = TAG_BLOCK,
  [GUMBO_TAG_H1] = TAG_BLOCK,
  [GUMBO_TAG_H2] = TAG_BLOCK,
  [GUMBO_TAG_H3] = TAG_BLOCK,
  [GUMBO_TAG_H4] = TAG_BLOCK,
  [GUMBO_TAG_H5] = TAG_BLOCK,
  [GUMBO_TAG_H6] = TAG_BLOCK,
  [GUMBO_TAG_P] = TAG_BLOCK,
  [GUMBO_TAG_LI] = TAG_BLOCK | TAG_SELF,
  [GUMBO_TAG_DD] = TAG_BLOCK | TAG_SELF,
  [GUMBO_TAG_DT] = TAG_BLOCK | TAG_SELF,
};

typedef struct
{
  GumboTag tag;
  guint hash; /* of the name; of the whole tag for formatting elements */
  guint flags;
  guint n_bytes;
  guint n_reopened; /* when it was opened */
} Open;

typedef struct
{
  char *text;
  gsize size;
  GArray *stack;    /* of Open */
  GArray *reopened; /* of Open: closed by something else than their end tag */
  guint n_roots;
  guint n_surplus; /* start tags blanked at the bottom, whose end tags are blanked too */
  guint64 cost;
  gboolean no_end[GUMBO_TAG_LAST + 1]; /* no end tag of that kind comes any more */
} Guard;

typedef struct
{
  gsize start;
  gsize end; /* after “>” */
  gsize name_end;
  GumboTag tag;
  guint flags;
  gboolean closing;
} Tag;

static void
blank (Guard *guard, gsize start, gsize end)
{
  memset (guard->text + start, ' ', MIN (end, guard->size) - start);
}

static guint
hash_bytes (const char *text, gsize n_bytes)
{
  guint hash = 5381;

  for (gsize i = 0; i < n_bytes; i++)
    hash = hash * 33 + g_ascii_tolower (text[i]);

  return hash;
}

/* Where the text of @needle stands from @from on, without case, or the size. */
static gsize
find (Guard *guard, gsize from, const char *needle)
{
  gsize n = strlen (needle);

  for (gsize i = from; i + n <= guard->size; i++)
    {
      const char *next = memchr (guard->text + i, needle[0], guard->size - n + 1 - i);

      if (next == NULL)
        break;
      i = next - guard->text;
      if (g_ascii_strncasecmp (next, needle, n) == 0)
        return i;
    }

  return guard->size;
}

/* Reads one attribute at @i; answers where the next begins. */
static gsize
skip_attribute (Guard *guard, gsize i)
{
  const char *text = guard->text;
  gsize start;
  char quote;

  while (i < guard->size && !g_ascii_isspace (text[i]) && text[i] != '>' && text[i] != '/' &&
         text[i] != '=')
    i++;
  while (i < guard->size && g_ascii_isspace (text[i]))
    i++;
  if (i >= guard->size || text[i] != '=')
    return i;

  i++;
  while (i < guard->size && g_ascii_isspace (text[i]))
    i++;
  if (i >= guard->size)
    return i;

  quote = text[i];
  start = i;
  if (quote == '"' || quote == '\'')
    {
      const char *end = memchr (text + i + 1, quote, guard->size - i - 1);

      if (end == NULL)
        return guard->size;
      i = end - text;
      if (i - start > MAX_VALUE)
        blank (guard, start + 1, i);
      return i + 1;
    }

  while (i < guard->size && !g_ascii_isspace (text[i]) && text[i] != '>')
    i++;
  if (i - start > MAX_VALUE)
    blank (guard, start, i);

  return i;
}

/* Reads the tag at @start, blanks what is absurd in it. FALSE at the end of the text. */
static gboolean
read_tag (Guard *guard, gsize start, Tag *tag)
{
  const char *text = guard->text;
  guint n_attributes = 0;
  gsize surplus = 0;
  gsize i;

  tag->start = start;
  tag->closing = text[start + 1] == '/';
  i = start + 1 + tag->closing;
  while (i < guard->size && !g_ascii_isspace (text[i]) && text[i] != '/' && text[i] != '>')
    i++;
  tag->name_end = i;
  tag->tag = gumbo_tagn_enum (text + start + 1 + tag->closing, i - start - 1 - tag->closing);
  tag->flags = tag_flags[tag->tag];

  while (i < guard->size && text[i] != '>')
    {
      gsize before = i;

      if (g_ascii_isspace (text[i]) || text[i] == '/')
        {
          i++;
          continue;
        }
      if (++n_attributes > MAX_ATTRIBUTES && surplus == 0)
        surplus = i;
      i = skip_attribute (guard, i);
      if (i == before)
        i++;
    }

  if (i >= guard->size)
    return FALSE;
  if (surplus > 0)
    blank (guard, surplus, i);
  tag->end = i + 1;

  return TRUE;
}

static Open *
get_open (Guard *guard, guint i)
{
  return &g_array_index (guard->stack, Open, i);
}

static void
add_reopened (Guard *guard, const Open *open)
{
  guint n_alike = 0;

  for (guint i = 0; i < guard->reopened->len; i++)
    n_alike += g_array_index (guard->reopened, Open, i).hash == open->hash;

  /* The parser keeps three of a kind. */
  if (n_alike < 3)
    g_array_append_val (guard->reopened, *open);
}

/* Takes everything from @i on off the stack. */
static void
pop_to (Guard *guard, guint i, gboolean own_end)
{
  for (guint k = i; k < guard->stack->len; k++)
    {
      const Open *open = get_open (guard, k);

      if ((open->flags & TAG_FORMATTING) && !(own_end && k == i))
        add_reopened (guard, open);
    }

  if ((get_open (guard, i)->flags & TAG_BARRIER) &&
      get_open (guard, i)->n_reopened < guard->reopened->len)
    g_array_set_size (guard->reopened, get_open (guard, i)->n_reopened);
  g_array_set_size (guard->stack, i);
}

static gboolean
stops_end_tag (const Open *open, GumboTag tag, guint flags)
{
  if (flags & TAG_CELL)
    return open->tag == GUMBO_TAG_TABLE;
  if (tag == GUMBO_TAG_LI && (open->tag == GUMBO_TAG_UL || open->tag == GUMBO_TAG_OL))
    return TRUE;
  if (flags & (TAG_BLOCK | TAG_BARRIER))
    return (open->flags & TAG_BARRIER) != 0;

  return !(open->flags & (TAG_INLINE | TAG_FORMATTING));
}

static gboolean
stops_start_tag (const Open *open, GumboTag tag, guint flags)
{
  if (flags & TAG_CELL)
    return open->tag == GUMBO_TAG_TABLE;
  if (tag == GUMBO_TAG_P)
    return (open->flags & TAG_BARRIER) != 0;
  if (tag == GUMBO_TAG_OPTION)
    return TRUE;

  return !(open->flags & (TAG_INLINE | TAG_FORMATTING)) && open->tag != GUMBO_TAG_DIV &&
         open->tag != GUMBO_TAG_P && open->tag != GUMBO_TAG_ADDRESS;
}

static gboolean
is_same_kind (GumboTag a, GumboTag b)
{
  gboolean a_term = a == GUMBO_TAG_DD || a == GUMBO_TAG_DT;
  gboolean b_term = b == GUMBO_TAG_DD || b == GUMBO_TAG_DT;
  gboolean a_cell = a == GUMBO_TAG_TD || a == GUMBO_TAG_TH;
  gboolean b_cell = b == GUMBO_TAG_TD || b == GUMBO_TAG_TH;

  return a == b || (a_term && b_term) || (a_cell && b_cell);
}

static guint
hash_name (Guard *guard, const Tag *tag)
{
  gsize start = tag->start + 1 + tag->closing;

  return hash_bytes (guard->text + start, tag->name_end - start);
}

/* Which open element an end tag closes for certain, or the height of the
 * stack. When in doubt it closes none, so that the count is never below what
 * the parser builds; an end tag of a formatting element moves what it crosses,
 * so it counts on top of the stack only. */
static guint
find_for_end_tag (Guard *guard, const Tag *tag)
{
  guint hash = hash_name (guard, tag);

  for (guint i = guard->stack->len; i > 0; i--)
    {
      const Open *open = get_open (guard, i - 1);

      guard->cost++;
      if (open->tag == tag->tag && (tag->tag != GUMBO_TAG_UNKNOWN || open->hash == hash))
        return i - 1;
      if ((tag->flags & TAG_FORMATTING) || tag->tag == GUMBO_TAG_FORM ||
          stops_end_tag (open, tag->tag, tag->flags))
        break;
    }

  return guard->stack->len;
}

/* Which open element a start tag of @tag ends, or the height of the stack. */
static guint
find_for_start_tag (Guard *guard, GumboTag tag)
{
  for (guint i = guard->stack->len; i > 0; i--)
    {
      const Open *open = get_open (guard, i - 1);

      guard->cost++;
      if (is_same_kind (open->tag, tag))
        return i - 1;
      if (stops_start_tag (open, tag, tag_flags[tag]))
        break;
    }

  return guard->stack->len;
}

static void
forget_reopened (Guard *guard, GumboTag tag)
{
  for (guint i = guard->reopened->len; i > 0; i--)
    {
      if (g_array_index (guard->reopened, Open, i - 1).tag == tag)
        {
          g_array_remove_index (guard->reopened, i - 1);
          return;
        }
    }
}

static void
close_element (Guard *guard, const Tag *tag)
{
  guint i;

  if (tag->flags & (TAG_VOID | TAG_ROOT))
    return;
  if (guard->n_surplus > 0)
    {
      guard->n_surplus--;
      blank (guard, tag->start, tag->end);
      return;
    }

  i = find_for_end_tag (guard, tag);
  if (i < guard->stack->len)
    pop_to (guard, i, TRUE);
  else if (tag->flags & TAG_FORMATTING)
    forget_reopened (guard, tag->tag);
}

/* What a start tag ends before it begins. */
static void
end_before (Guard *guard, const Tag *tag)
{
  guint i;

  if ((tag->flags & TAG_BLOCK) && (i = find_for_start_tag (guard, GUMBO_TAG_P)) < guard->stack->len)
    pop_to (guard, i, FALSE);
  if ((tag->flags & TAG_SELF) && (i = find_for_start_tag (guard, tag->tag)) < guard->stack->len)
    pop_to (guard, i, FALSE);
  if (tag->tag == GUMBO_TAG_A || tag->tag == GUMBO_TAG_NOBR)
    forget_reopened (guard, tag->tag);
}

static void
open_element (Guard *guard, const Tag *tag)
{
  Open open = { tag->tag, hash_name (guard, tag), tag->flags, tag->end - tag->start, 0 };

  if (tag->flags & TAG_VOID)
    return;
  if (tag->flags & TAG_ROOT)
    {
      if (++guard->n_roots > MAX_ROOTS)
        blank (guard, tag->start, tag->end);
      return;
    }

  if (guard->stack->len >= GAIN_HTML_MAX_DEPTH)
    {
      guard->n_surplus++;
      blank (guard, tag->start, tag->end);
      return;
    }
  end_before (guard, tag);
  if (tag->flags & TAG_FORMATTING)
    {
      if (guard->reopened->len >= MAX_REOPENED)
        {
          blank (guard, tag->start, tag->end);
          return;
        }
      open.hash = hash_bytes (guard->text + tag->start, tag->end - tag->start);
    }

  open.n_reopened = guard->reopened->len;
  g_array_append_val (guard->stack, open);
}

static gboolean
charge (Guard *guard, GError **error)
{
  for (guint i = 0; i < guard->reopened->len; i++)
    guard->cost += NODE_COST + g_array_index (guard->reopened, Open, i).n_bytes;
  guard->cost += guard->n_surplus == 0 ? guard->stack->len : 0;

  if (guard->cost <= MAX_COST)
    return TRUE;

  g_set_error_literal (error,
                       GAIN_EXTRACT_ERROR,
                       GAIN_EXTRACT_ERROR_LIMIT,
                       _ ("The page is nested in a way that no article is. Save its text as a "
                          "plain text file and add that."));

  return FALSE;
}

static gboolean
is_json_ld (Guard *guard, const Tag *tag)
{
  gsize n = tag->end - tag->start;
  g_autofree char *lower = g_ascii_strdown (guard->text + tag->start, MIN (n, 1024));

  return strstr (lower, "ld+json") != NULL;
}

/* Where the element that @tag begins has ended, or 0 when it has no end tag. */
static gsize
find_element_end (Guard *guard, const Tag *tag, gsize *end_tag)
{
  g_autofree char *needle = g_strconcat ("</", gumbo_normalized_tagname (tag->tag), NULL);
  const char *close;

  if (guard->no_end[tag->tag])
    return 0;

  *end_tag = find (guard, tag->end, needle);
  close = memchr (guard->text + *end_tag, '>', guard->size - *end_tag);
  guard->no_end[tag->tag] = close == NULL;

  return close != NULL ? close - guard->text + 1 : 0;
}

/* Elements that are blanked or hold text alone; answers where to go on. */
static gsize
skip_element (Guard *guard, const Tag *tag)
{
  gsize end_tag = 0;
  gsize end = tag->closing ? 0 : find_element_end (guard, tag, &end_tag);

  if (end == 0)
    {
      blank (guard, tag->start, tag->end);
      return tag->end;
    }

  if ((tag->flags & TAG_BLANK) || (tag->tag == GUMBO_TAG_SCRIPT && !is_json_ld (guard, tag)))
    {
      blank (guard, tag->start, end);
      return end;
    }

  for (gsize i = tag->end; i < end_tag; i++)
    {
      if (guard->text[i] == '<')
        guard->text[i] = ' ';
    }

  return end;
}

/* Comments, declarations, processing instructions: where they end. */
static gsize
skip_markup (Guard *guard, gsize start)
{
  const char *text = guard->text;
  gsize rest = guard->size - start;
  const char *close;

  if (rest >= 4 && strncmp (text + start, "<!--", 4) == 0)
    {
      gsize end = MIN (find (guard, start + 2, "-->") + 3, guard->size);

      blank (guard, start, end);
      return end;
    }

  close = memchr (text + start, '>', rest);
  if (close == NULL)
    return guard->size;
  if (start > 1024 || g_ascii_strncasecmp (text + start, "<!doctype", MIN (rest, 9)) != 0)
    blank (guard, start, close - text + 1);

  return close - text + 1;
}

/* Answers where to go on after the “<” at @start, or 0 with @error. */
static gsize
read_markup (Guard *guard, gsize start, GError **error)
{
  char next = start + 1 < guard->size ? guard->text[start + 1] : ' ';
  char after = start + 2 < guard->size ? guard->text[start + 2] : ' ';
  Tag tag;

  if (next == '!' || next == '?' || (next == '/' && !g_ascii_isalpha (after)))
    return skip_markup (guard, start);
  if (next != '/' && !g_ascii_isalpha (next))
    return start + 1;

  if (!read_tag (guard, start, &tag))
    {
      blank (guard, start, guard->size);
      return guard->size;
    }
  if (tag.flags & (TAG_BLANK | TAG_TEXT))
    return skip_element (guard, &tag);

  if (tag.closing)
    close_element (guard, &tag);
  else
    open_element (guard, &tag);

  return charge (guard, error) ? tag.end : 0;
}

gboolean
gain_html_guard (GString *html, GError **error)
{
  g_autofree Guard *guard = g_new0 (Guard, 1);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  g_autoptr (GArray) reopened = g_array_new (FALSE, FALSE, sizeof (Open));
  gsize i = 0;

  guard->text = html->str;
  guard->size = html->len;
  guard->stack = stack;
  guard->reopened = reopened;

  while (i < guard->size)
    {
      const char *open = memchr (guard->text + i, '<', guard->size - i);

      if (open == NULL)
        break;
      i = read_markup (guard, open - guard->text, error);
      if (i == 0)
        return FALSE;
    }

  return TRUE;
}
