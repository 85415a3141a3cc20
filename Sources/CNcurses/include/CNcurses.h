// ncurses as Swift can import it: its macros and variables as functions, and nothing of ours besides.
#ifndef CNCURSES_H
#define CNCURSES_H

// SwiftPM refuses the -D flags of ncursesw's pkg-config; the wide-character half is asked for here.
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <term.h>
#include <wchar.h>

#include "terminal_guard.h"

enum {
  nc_bold = 1,
  nc_dim = 2,
  nc_underline = 4,
  nc_reverse = 8,
};

/// One cell: up to CCHARW_MAX scalars, attributes from the enumeration above, and a colour pair of any number.
static inline cchar_t nc_cell(const wchar_t *scalars, int attributes, int pair) {
  attr_t wanted = A_NORMAL;
  if (attributes & nc_bold) wanted |= A_BOLD;
  if (attributes & nc_dim) wanted |= A_DIM;
  if (attributes & nc_underline) wanted |= A_UNDERLINE;
  if (attributes & nc_reverse) wanted |= A_REVERSE;
  cchar_t cell;
  setcchar(&cell, scalars, wanted, 0, &pair);
  return cell;
}

/// Puts cells on the standard screen, from a place to the right; nothing wraps or scrolls.
static inline int nc_put_cells(int y, int x, const cchar_t *cells, int count) {
  return mvwadd_wchnstr(stdscr, y, x, cells, count);
}

static inline int nc_rows(void) { return getmaxy(stdscr); }
static inline int nc_columns(void) { return getmaxx(stdscr); }
static inline int nc_colours(void) { return COLORS; }

static inline void nc_erase(void) { werase(stdscr); }
static inline void nc_refresh(void) { wrefresh(stdscr); }

/// Makes the next refresh paint every cell, whatever is thought to be there.
static inline void nc_forget(void) { clearok(curscr, true); }

/// Raw input without echo, application keys, no pause of output for keys typed ahead, no cursor.
static inline void nc_take_terminal(void) {
  raw();
  noecho();
  nonl();
  typeahead(-1);
  keypad(stdscr, true);
  leaveok(stdscr, true);
  curs_set(0);
}

/// Whether a terminal description exists; loads it.
static inline bool nc_load_description(const char *name, int output) {
  int status = 0;
  return setupterm(name, output, &status) == OK;
}

/// A string capability of the loaded description; NULL for none.
static inline const char *nc_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

/// A number capability of the loaded description; negative for none.
static inline int nc_number(const char *name) { return tigetnum(name); }

/// Columns as the C library counts them in the current locale.
int nc_wcwidth(wchar_t scalar);

#endif
