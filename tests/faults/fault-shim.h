/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A library that is loaded before all others and makes the n-th call fail
 * that touches files below a folder. A program finds these with dlsym(). */

typedef struct
{
  const char *folder; /* only what lies below counts */
  int at;             /* the n-th call fails, from 1 */
  int error;          /* with this errno */
  int lasting;        /* and all after it too */
  int short_write;    /* a write that fails first writes half */
  const char *only;   /* names of calls; NULL: all of them */
} FaultPlan;

/** Starts counting. */
void fault_start (const FaultPlan *plan);
/** Stops failing. Returns: how many calls were counted; more than the plan's number: it failed. */
int fault_stop (void);
