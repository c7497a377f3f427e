/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gain-codebook-check.h"
#include "gain-codebook-pages.h"
#include "gain-codebook-words.h"
#include "gain-label-colors.h"
#include "gain-letter-chip.h"
#include "gain-mark-preview.h"

struct _GainLabelPage
{
  GainCodebookPage parent_instance;

  AdwEntryRow *name;
  AdwEntryRow *letter;
  GtkLabel *letter_problem;
  AdwComboRow *kind;
  AdwComboRow *act;
  GtkWidget *color;
  GtkWidget *palette;
  GtkLabel *verdict;
  GtkButton *proposal;
  char *proposed; /* (nullable) */
  GainMarkPreview *light;
  GainMarkPreview *dark;
  GtkTextView *description;
  GtkTextView *examples;
  GtkLabel *id_label;
};

G_DEFINE_FINAL_TYPE (GainLabelPage, gain_label_page, GAIN_TYPE_CODEBOOK_PAGE)

/* What stands in the form; the label's strings belong to it. */
typedef struct
{
  GainLabel label;
  char *name;
  char *color;
  char *description;
  GStrv examples;
} Form;

static void
form_clear (Form *form)
{
  g_free (form->name);
  g_free (form->color);
  g_free (form->description);
  g_strfreev (form->examples);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Form, form_clear)

static const GainLabel *
get_label (GainLabelPage *self)
{
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  const char *id = gain_codebook_page_get_id (page);

  return id != NULL ? gain_codebook_get_label (gain_codebook_editor_get_codebook (
                                                   gain_codebook_page_get_editor (page)),
                                               id)
                    : NULL;
}

static char *
dup_color (GainLabelPage *self)
{
  GdkRGBA color;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->color), &color);

  return g_strdup_printf ("#%02x%02x%02x",
                          (guint) lround (color.red * 255),
                          (guint) lround (color.green * 255),
                          (guint) lround (color.blue * 255));
}

/* One a line; empty lines are none. */
static GStrv
dup_examples (GainLabelPage *self)
{
  g_autofree char *text = gain_codebook_page_dup_text (self->examples);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (builder, lines[i]);

  return g_strv_builder_end (builder);
}

static gunichar
get_letter (GainLabelPage *self)
{
  g_autofree char *typed = gain_codebook_page_dup_typed (self->letter);

  return *typed != '\0' ? g_unichar_tolower (g_utf8_get_char (typed)) : 0;
}

static void
read_form (GainLabelPage *self, Form *form)
{
  GainLabelKind kind = (GainLabelKind) adw_combo_row_get_selected (self->kind);
  guint act = adw_combo_row_get_selected (self->act);

  form->name = gain_codebook_page_dup_typed (self->name);
  form->color = dup_color (self);
  form->description = g_strstrip (gain_codebook_page_dup_text (self->description));
  form->examples = dup_examples (self);
  form->label = (GainLabel){
    .id = gain_codebook_page_get_id (GAIN_CODEBOOK_PAGE (self)),
    .name = form->name,
    .description = *form->description != '\0' ? form->description : NULL,
    .examples = (const char *const *) form->examples,
    .kind = kind,
    .act = kind == GAIN_LABEL_STATEMENT ? gain_codebook_acts ()[act] : NULL,
    .color = form->color,
    .letter = get_letter (self),
  };
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
is_same_color (const char *a, const char *b)
{
  return a != NULL && b != NULL && g_ascii_strcasecmp (a, b) == 0;
}

static gboolean
gain_label_page_differs (GainCodebookPage *page)
{
  GainLabelPage *self = GAIN_LABEL_PAGE (page);
  const GainLabel *label = get_label (self);
  g_auto (Form) form = { 0 };

  if (label == NULL)
    return FALSE;
  read_form (self, &form);

  return g_strcmp0 (form.name, label->name) != 0 || form.label.letter != label->letter ||
         form.label.kind != label->kind ||
         g_strcmp0 (or_empty (form.label.act), or_empty (label->act)) != 0 ||
         (!is_same_color (form.color, label->color) && label->color != NULL) ||
         g_strcmp0 (form.description, or_empty (label->description)) != 0 ||
         !g_strv_equal (form.label.examples, label->examples);
}

/* (nullable): why the letter that was typed cannot be. */
static char *
dup_letter_problem (GainLabelPage *self)
{
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  GainCodebook *codebook = gain_codebook_editor_get_codebook (gain_codebook_page_get_editor (page));
  g_autofree char *typed = gain_codebook_page_dup_typed (self->letter);
  gunichar letter = get_letter (self);
  const GainLabel *other =
      letter != 0 ? gain_codebook_get_label_by_letter (codebook, letter) : NULL;

  if (g_utf8_strlen (typed, -1) > 1)
    return g_strdup (_ ("One letter only."));
  if (letter != 0 && !g_unichar_isalpha (letter))
    return g_strdup_printf (_ ("“%s” is no letter."), typed);
  if (letter != 0 && gain_codebook_is_reserved_letter (letter))
    return g_strdup_printf (_ ("Gainsay itself uses “%s” in the text. Choose another letter."),
                            typed);
  if (other != NULL && !g_str_equal (other->id, gain_codebook_page_get_id (page)))
    return g_strdup_printf (_ ("“%s” is the letter of “%s”. Choose another one."),
                            typed,
                            other->name);

  return NULL;
}

static GainChange *
gain_label_page_make (GainCodebookPage *page, GError **error)
{
  GainLabelPage *self = GAIN_LABEL_PAGE (page);
  g_autofree char *problem = dup_letter_problem (self);
  g_auto (Form) form = { 0 };

  read_form (self, &form);
  if (*form.name == '\0')
    problem = problem != NULL ? problem : g_strdup (_ ("The label needs a name."));
  if (problem != NULL)
    {
      g_set_error_literal (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID, problem);
      return NULL;
    }

  return gain_act_put_label (
      gain_codebook_editor_get_project (gain_codebook_page_get_editor (page)), &form.label, error);
}

/* What follows from the form: preview, contrasts, the letter's problem. */
static void
show_consequences (GainLabelPage *self)
{
  g_auto (Form) form = { 0 };
  g_autofree char *verdict = NULL;
  g_autofree char *problem = dup_letter_problem (self);
  g_autofree char *offer = NULL;

  read_form (self, &form);
  verdict = gain_label_colors_dup_verdict (form.color);
  gtk_label_set_label (self->verdict, verdict);
  g_free (self->proposed);
  self->proposed = gain_label_colors_dup_proposal (form.color);
  gtk_widget_set_visible (GTK_WIDGET (self->proposal), self->proposed != NULL);
  /* Translators: a button; %s is a colour such as #1c71d8 */
  offer = g_strdup_printf (_ ("Use %s Instead"), or_empty (self->proposed));
  gtk_button_set_label (self->proposal, offer);
  gain_mark_preview_set_label (self->light, &form.label);
  gain_mark_preview_set_label (self->dark, &form.label);
  gtk_label_set_label (self->letter_problem, or_empty (problem));
  gtk_widget_set_visible (GTK_WIDGET (self->letter_problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->letter), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->letter), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->act), form.label.kind == GAIN_LABEL_STATEMENT);
}

static void
typed_cb (GainLabelPage *self)
{
  if (gain_codebook_page_get_editor (GAIN_CODEBOOK_PAGE (self)) != NULL && get_label (self) != NULL)
    show_consequences (self);
}

static void
show_act (GainLabelPage *self, const char *act)
{
  const char *const *acts = gain_codebook_acts ();

  for (guint i = 0; acts[i] != NULL; i++)
    if (g_strcmp0 (acts[i], act) == 0)
      adw_combo_row_set_selected (self->act, i);
}

static void
show_color (GainLabelPage *self, const char *color)
{
  GdkRGBA parsed;

  if (color == NULL || !gdk_rgba_parse (&parsed, color))
    gdk_rgba_parse (&parsed, "#77767b");
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->color), &parsed);
}

static gboolean
gain_label_page_show (GainCodebookPage *page)
{
  GainLabelPage *self = GAIN_LABEL_PAGE (page);
  const GainLabel *label = get_label (self);
  g_autofree char *examples = NULL;
  char letter[8] = "";

  if (label == NULL)
    return FALSE;
  letter[label->letter != 0 ? g_unichar_to_utf8 (label->letter, letter) : 0] = '\0';
  examples = g_strjoinv ("\n", (GStrv) label->examples);
  gain_codebook_page_show_typed (self->name, label->name);
  gain_codebook_page_show_typed (self->letter, letter);
  adw_combo_row_set_selected (self->kind, label->kind);
  show_act (self, label->act);
  show_color (self, label->color);
  gain_codebook_page_show_text (self->description, label->description);
  gain_codebook_page_show_text (self->examples, examples);
  gtk_label_set_label (self->id_label, label->id);
  show_consequences (self);

  return TRUE;
}

static GMenuModel *
gain_label_page_create_menu (GainCodebookPage *page)
{
  return gain_codebook_menu_new (GAIN_CODEBOOK_LABEL, NULL, gain_codebook_page_get_id (page));
}

static char *
gain_label_page_dup_title (GainCodebookPage *page)
{
  const GainLabel *label = get_label (GAIN_LABEL_PAGE (page));

  return g_strdup (label != NULL ? label->name : "");
}

/* Building */

static void
color_set_cb (GainLabelPage *self)
{
  typed_cb (self);
  gain_codebook_page_touch (GAIN_CODEBOOK_PAGE (self));
}

static void
take_color (GainLabelPage *self, const char *color)
{
  show_color (self, color);
  color_set_cb (self);
}

static void
proposal_clicked_cb (GainLabelPage *self)
{
  g_autofree char *color = g_strdup (self->proposed);

  if (color != NULL)
    take_color (self, color);
}

static void
palette_activated_cb (GainLabelPage *self, GtkFlowBoxChild *child)
{
  guint n;
  const GainLabelColor *colors = gain_label_colors_get (&n);
  int i = gtk_flow_box_child_get_index (child);

  if (i >= 0 && (guint) i < n)
    take_color (self, colors[i].color);
}

static void
add_palette (GainLabelPage *self, AdwPreferencesGroup *group)
{
  guint n;
  const GainLabelColor *colors = gain_label_colors_get (&n);

  self->palette = gtk_flow_box_new ();
  g_object_set (self->palette,
                "selection-mode",
                GTK_SELECTION_NONE,
                "max-children-per-line",
                12,
                "min-children-per-line",
                6,
                "homogeneous",
                TRUE,
                "margin-top",
                6,
                NULL);
  for (guint i = 0; i < n; i++)
    {
      const GainLabel label = { .id = "", .color = colors[i].color };
      GtkWidget *child = gtk_flow_box_child_new ();
      GtkWidget *chip = gain_letter_chip_new (&label);

      gtk_widget_set_size_request (chip, 26, 26);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), chip);
      gtk_widget_set_tooltip_text (child, _ (colors[i].name));
      gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (colors[i].name),
                                      -1);
      gtk_flow_box_append (GTK_FLOW_BOX (self->palette), child);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->palette),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colours that are good on light and dark pages"),
                                  -1);
  g_signal_connect_object (
      self->palette, "child-activated", G_CALLBACK (palette_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, self->palette);
  gain_codebook_page_take_field (GAIN_CODEBOOK_PAGE (self), self->palette);
}

static GtkLabel *
new_sentence (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, style_class);

  return GTK_LABEL (label);
}

static void
add_look (GainLabelPage *self)
{
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  AdwPreferencesGroup *group = gain_codebook_page_add_group (page, _ ("Look"), NULL);
  GtkWidget *pages = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = adw_action_row_new ();

  self->light = GAIN_MARK_PREVIEW (gain_mark_preview_new (FALSE));
  self->dark = GAIN_MARK_PREVIEW (gain_mark_preview_new (TRUE));
  gtk_box_set_homogeneous (GTK_BOX (pages), TRUE);
  gtk_box_append (GTK_BOX (pages), GTK_WIDGET (self->light));
  gtk_box_append (GTK_BOX (pages), GTK_WIDGET (self->dark));
  gtk_widget_set_margin_top (pages, 12);
  gtk_widget_set_margin_bottom (pages, 6);
  adw_preferences_group_add (group, pages);

  self->color = gtk_color_button_new ();
  gtk_color_button_set_title (GTK_COLOR_BUTTON (self->color), _ ("Colour of the Label"));
  gtk_widget_set_valign (self->color, GTK_ALIGN_CENTER);
  /* The button inside is what assistive tools see. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->color)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Another colour"),
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Colour"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->color);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->color);
  g_signal_connect_object (
      self->color, "color-set", G_CALLBACK (color_set_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  gain_codebook_page_take_field (page, self->color);
  add_palette (self, group);

  self->verdict = new_sentence ("caption");
  adw_preferences_group_add (group, GTK_WIDGET (self->verdict));
  self->proposal = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->proposal), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->proposal), 6);
  g_signal_connect_object (
      self->proposal, "clicked", G_CALLBACK (proposal_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->proposal));
  gain_codebook_page_take_field (page, GTK_WIDGET (self->proposal));
}

static void
add_words (GainLabelPage *self)
{
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  AdwPreferencesGroup *group = gain_codebook_page_add_group (page, NULL, NULL);
  GtkWidget *row = adw_action_row_new ();

  self->name = gain_codebook_page_add_entry (page, group, _ ("Name"));
  self->letter = gain_codebook_page_add_entry (page, group, _ ("Letter that makes such a mark"));
  self->kind = gain_codebook_page_add_combo (page, group, _ ("Kind"), gain_codebook_words_kinds ());
  /* Translators: what a statement does with what it is about */
  self->act = gain_codebook_page_add_combo (page, group, _ ("Act"), gain_codebook_words_acts ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Id in files"));
  self->id_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->id_label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->id_label), "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->id_label));
  adw_preferences_group_add (group, row);
  self->letter_problem = new_sentence ("error");
  adw_preferences_group_add (group, GTK_WIDGET (self->letter_problem));
}

static void
gain_label_page_finalize (GObject *object)
{
  g_free (GAIN_LABEL_PAGE (object)->proposed);

  G_OBJECT_CLASS (gain_label_page_parent_class)->finalize (object);
}

static void
gain_label_page_class_init (GainLabelPageClass *klass)
{
  GainCodebookPageClass *page_class = GAIN_CODEBOOK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_label_page_finalize;
  page_class->show = gain_label_page_show;
  page_class->differs = gain_label_page_differs;
  page_class->make = gain_label_page_make;
  page_class->create_menu = gain_label_page_create_menu;
  page_class->dup_title = gain_label_page_dup_title;
}

static void
follow_typing (GainLabelPage *self)
{
  GtkTextView *const texts[] = { self->description, self->examples };

  g_signal_connect_object (self->name, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->letter, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->kind, "notify::selected", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->act, "notify::selected", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_signal_connect_object (gtk_text_view_get_buffer (texts[i]),
                             "changed",
                             G_CALLBACK (typed_cb),
                             self,
                             G_CONNECT_SWAPPED);
}

static void
gain_label_page_init (GainLabelPage *self)
{
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);

  add_words (self);
  add_look (self);
  self->description =
      gain_codebook_page_add_text (page,
                                   gain_codebook_page_add_group (page, _ ("Description"), NULL),
                                   _ ("Description"));
  self->examples = gain_codebook_page_add_text (
      page,
      gain_codebook_page_add_group (
          page,
          _ ("Examples"),
          _ ("One a line; brackets show what would be marked: He said that [it is so].")),
      _ ("Examples"));
  follow_typing (self);
}
