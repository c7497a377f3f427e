/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  /* A line of its own, wherever it stands. */
  GAIN_TAIL_LINE,
  /* Not article when nothing of the article follows. */
  GAIN_TAIL_END,
  /* A paragraph that asks the reader for money, membership or an address. */
  GAIN_TAIL_APPEAL,
  /* A short line that such an appeal stands under. */
  GAIN_TAIL_APPEAL_HEAD,
  /* A short line that a list of other articles stands under. */
  GAIN_TAIL_RELATED_HEAD,
  /* Words of a reporter: what has them reports an appeal and is none. */
  GAIN_TAIL_REPORT,
} GainTailKind;

typedef struct
{
  GainTailKind kind;
  const char *pattern;
} GainTailRule;

/* Perl-compatible patterns, without regard to case, tried on a block on one
 * line, in which ’ reads as ', and from which quotations were taken out: what
 * somebody is quoted as saying is never an appeal of the page. General words
 * only, no names of papers. Add a language by adding lines; a case in
 * tests/extract/cases goes with each. */
static const GainTailRule gain_tail_rules[] = {
  /* “Read more: …”, “READ ALSO | …”, “Read More @ …”, “Related: …” */
  { GAIN_TAIL_LINE,
    "^(please )?(read|see|watch|listen)( (more|also|next|now|on))?( (in|on|from|about|here|"
    "at)( \\S+){0,4})? ?(:|@|\\||»|>|→|–|—)" },
  { GAIN_TAIL_LINE,
    "^(read|see) (more|also|next|on)( (here|now|on this|about this|stories|articles|"
    "news))?\\W*$" },
  { GAIN_TAIL_END,
    "^(click|tap) here (to|for) (read|see|watch|subscribe|sign|join|get|download|donate|"
    "support|view)\\b" },
  { GAIN_TAIL_LINE,
    "^(related|recommended|more on this|also read|don't miss|must read|read next|up next|"
    "editor's picks?)( (article|story|stories|articles|news|content|coverage|reading|"
    "topics?))? ?(:|\\|)" },
  { GAIN_TAIL_LINE,
    "^sign up (now |here |today |free )?(for|to) .{0,60}\\b(newsletters?|alerts?|briefings?|"
    "e-?mails?|inbox|bulletin|updates?|digest)\\b" },
  { GAIN_TAIL_LINE, "^(follow|like|find) us (on|at|via)\\b" },
  { GAIN_TAIL_LINE,
    "^join us on (facebook|twitter|x|whatsapp|telegram|instagram|linkedin|youtube|tiktok|"
    "bluesky|threads|signal)\\b" },
  { GAIN_TAIL_LINE,
    "^(advertisement|advertorial|sponsored( content)?|promoted( content)?|article continues( "
    "below| after).*|story continues( below| after).*|skip advert\\w*|scroll to continue.*|"
    "ad)\\W*$" },
  { GAIN_TAIL_LINE,
    "^(lesen sie (auch|dazu|mehr)|mehr (dazu|zum thema)|lire aussi|à lire( aussi)?|voir "
    "aussi|lea( también| más)|lee también|leggi anche|leia (também|mais)|czytaj (też|także|"
    "więcej)|читайте (также|ещё|еще|також)|читати також|čtěte také|läs (också|mer|även)|lees "
    "ook|les også|læs også) ?(:|\\||»|>|–|—)" },

  /* Copyright, sharing, comments, cookies, apps, letters. */
  { GAIN_TAIL_END, "^(©|\\(c\\)|copyright\\b)" },
  { GAIN_TAIL_END, "\\ball rights reserved\\b" },
  { GAIN_TAIL_END,
    "^this (material|article|content|story|service) may not be (published|reproduced|"
    "reprinted)" },
  { GAIN_TAIL_END,
    "^(share|tweet|e-?mail|print|save|bookmark|copy link|whatsapp|facebook|twitter|x|"
    "linkedin|telegram|reddit|pinterest|messenger)(( |, |/|\\|| on | via | this | it | the | "
    "article| story| post| page| with| friends| by| to| link|e-?mail|mail|print|save|tweet|"
    "twitter|x|whatsapp|facebook|linkedin|telegram|reddit|pinterest|messenger|bluesky|"
    "threads|copy)+)?\\W*$" },
  { GAIN_TAIL_END, "^(share|forward|recommend) this (article|story|post|page|news)\\b" },
  { GAIN_TAIL_END,
    "^(leave|post|add|write|view|show|read|see|load|hide) (a |your |the |all |more |\\d+ "
    ")*(comment|comments|reply|replies)\\b" },
  { GAIN_TAIL_END, "^((\\d+|no) )?comments?( \\(\\d+\\))?( (are )?(closed|off|disabled))?\\W*$" },
  { GAIN_TAIL_END, "^(join|start) the (conversation|discussion|debate)\\b" },
  { GAIN_TAIL_END,
    "^(what do you think|have your say|let us know|tell us what you think|do you have (a|any|"
    "an) (story|tip|view|opinion|question|news))\\b" },
  { GAIN_TAIL_END, "\\bin the comments( section)?( below)?\\W*$" },
  { GAIN_TAIL_END,
    "^(this (web)?site|we|our (web)?site)( and our partners)? (also )?uses? cookies\\b" },
  { GAIN_TAIL_END,
    "^by (clicking|continuing|using|signing up|subscribing|submitting|entering "
    "your)\\b.*\\b(agree|accept|consent|terms|privacy|cookies)\\b" },
  { GAIN_TAIL_END, "^(accept|manage|reject|allow) (all )?(cookies|preferences)\\b" },
  { GAIN_TAIL_END,
    "^(download|get|install|try) (our|the) (free |new |news |mobile |\\w+ )?app\\b" },
  { GAIN_TAIL_END, "^available on (the )?(app store|google play|ios|android)\\b" },
  { GAIN_TAIL_END,
    "^(subscribe|register|log ?in|sign ?in|sign ?up)( (now|here|today|free|or register|to "
    "continue|to comment|to read on))*\\W*$" },
  { GAIN_TAIL_END,
    "^(subscribe|sign up|register) (now |today |here )?(to|for) (our|the|your|this|a|free|"
    "daily|weekly)\\b" },
  { GAIN_TAIL_END,
    "^(get|receive|enjoy) (the |our |all |more )?(latest|breaking|top|daily|best|exclusive|"
    "unlimited)\\b.*\\b(inbox|e-?mail|phone|newsletter|alerts?|notifications|access|whatsapp|"
    "telegram)\\b" },
  { GAIN_TAIL_END,
    "^(for more|to get more|for the latest)\\b.*\\b(follow|visit|subscribe|sign up|download|"
    "click|join)\\b" },
  { GAIN_TAIL_END,
    "^(back to top|return to top|go to top|view all|see all|load more|show more|next article|"
    "previous article|next story|previous story)\\W*$" },
  { GAIN_TAIL_END,
    "^(alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i "
    "diritti riservati|все права защищены|усі права захищено)" },

  /* First person and a request, or what the reader's money does for us. */
  { GAIN_TAIL_APPEAL,
    "\\bwe (\\w+ )?(need|rely on|depend on|count on|ask for|are asking for|welcome|"
    "appreciate) (your|our readers'?|readers'?) (\\w+ )?(support|help|donations?|"
    "contributions?|generosity|membership)\\b" },
  { GAIN_TAIL_APPEAL,
    "\\b(support|fund|sustain|back) (our|independent|quality|this kind of|the kind of) (\\w+ "
    ")?(journalism|reporting|newsroom|newspaper|work|coverage|media)\\b.*\\b(today|now|you|"
    "your)\\b" },
  { GAIN_TAIL_APPEAL,
    "\\b(your|you)\\b.*\\b(support|fund|sustain) (our|independent|quality) (\\w+ "
    ")?(journalism|reporting|newsroom|work|media)\\b" },
  { GAIN_TAIL_APPEAL,
    "^(please )?(support|fund) (our|independent|quality) (\\w+ )?(journalism|reporting|"
    "newsroom|work|media)\\b" },
  { GAIN_TAIL_APPEAL,
    "\\byour (\\w+ )?(support|donations?|contributions?|gifts?|membership|subscriptions?) "
    "(\\w+ )?(helps?|allows?|enables?|keeps?|makes?|matters|ensures?|means|goes|will)\\b" },
  { GAIN_TAIL_APPEAL, "\\b(by )?(join|joining) us as (a )?(members?|supporters?|subscribers?)\\b" },
  { GAIN_TAIL_APPEAL,
    "^(please )?(consider )?(become|becoming) (a |an |our )?(\\w+ )?(member|supporter|"
    "subscriber|patron|friend)\\b" },
  { GAIN_TAIL_APPEAL,
    "\\bplease (consider|donate|support|subscribe|give|join|help us|become|chip in|make)\\b" },
  { GAIN_TAIL_APPEAL,
    "\\bconsider (making a (\\w+ )?(donation|contribution|gift)|donating|subscribing|"
    "becoming a (\\w+ )?(member|supporter|subscriber|patron)|supporting (us|our))\\b" },
  { GAIN_TAIL_APPEAL,
    "^(please )?(donate|give|contribute|chip in)( (now|here|today|to us|to our|as little|"
    "what you can|\\$|£|€)|\\W*$)" },
  { GAIN_TAIL_APPEAL, "^(please )?make a (\\w+ )?(donation|contribution|gift)\\b" },
  { GAIN_TAIL_APPEAL,
    "\\bif you (like|liked|value|valued|enjoy|enjoyed|appreciate|appreciated|found|believe "
    "in|love|trust|rely on|want to support|can afford)\\b.*\\b(our|us|this (article|story|"
    "report|piece|journalism|work)|what we do)\\b" },
  { GAIN_TAIL_APPEAL, "\\b(we|our)\\b.*\\bfunded by (our )?(readers|you|people like you)\\b" },
  { GAIN_TAIL_APPEAL,
    "^(subscribe|sign up|join us)\\b.*\\b(our|your|today|now|newsletter|inbox|free|unlimited|"
    "month)\\b" },
  { GAIN_TAIL_APPEAL, "\\bwill you (join|support|help|stand with) us\\b" },

  { GAIN_TAIL_APPEAL_HEAD,
    "^(please )?(support|donate|contribute|subscribe|become|join|help|fund|back|stand with|"
    "give)\\b.{0,12}\\b(us|our|independent|free|quality|journalism|today|now|member|"
    "supporter|subscriber|newsletter|reporting|newsroom)\\b" },
  { GAIN_TAIL_APPEAL_HEAD,
    "\\b(independent|quality|free|fearless|trusted|our|good|real) (\\w+ )?(journalism|"
    "reporting|media|press)( (matters|needs (you|your).*|is under.*|costs.*|for everyone|you "
    "can trust|depends on you.*|since.*))?\\W*$" },
  { GAIN_TAIL_APPEAL_HEAD,
    "^(why )?(your|we need your|we need|we want) (\\w+ )?(support|help|donation|"
    "contribution)\\b" },
  { GAIN_TAIL_APPEAL_HEAD,
    "^(before you go|a (word|message|note|request|letter) (from|to) (our|the|us)\\b.*|dear "
    "reader.*|thank(s| you) for reading.*|donate|subscribe|membership|newsletters?|support "
    "us|stay (informed|connected|in touch|up to date).*|keep in touch.*|never miss.*)\\W*$" },

  { GAIN_TAIL_RELATED_HEAD,
    "^(more |most |also |other |our |top |latest |further |you may |you might |keep |"
    "continue )*(related|recommended|suggested|popular|trending|read|viewed|read next|"
    "reading|top stories|latest (news|stories|articles)|in the news|must[- ]reads?|editor's "
    "picks?|more (on|from|in|about) .{1,40}|also (like|read|interested in|be interested in)|"
    "like this|don't miss|what to read next|up next|next up|see also|news in brief|tags|"
    "topics|filed under)( (this|articles?|stor(y|ies)|news|posts?|content|topics?|coverage|"
    "reading|videos?|links|now|today|on this|to you|for you|next))*\\W*$" },
  { GAIN_TAIL_REPORT,
    "\\b(said|says|told|tells|added|according to|asked|urged|wrote|announced|argued|warned|"
    "insisted|explained)\\b" },

  { GAIN_TAIL_RELATED_HEAD,
    "^(mehr zum thema|lesen sie auch|das könnte sie auch interessieren|à lire aussi|sur le "
    "même sujet|lire aussi|noticias relacionadas|te puede interesar|lea también|leggi anche|"
    "articoli correlati|leia também|читайте также|читайте також|по теме)\\W*$" },
};

G_END_DECLS
