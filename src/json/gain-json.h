/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* The whole folder: checking, writing, sealing, reading, variants. */

#include "gain-json-check.h"
#include "gain-json-reader.h"
#include "gain-json-seal.h"
#include "gain-json-variant.h"
#include "gain-json-writer.h"
