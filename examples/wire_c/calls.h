/*
 * The calls of an app. One that is over keeps its place, so that a number names a call for good:
 * its report has it, and what the engine is asked for it.
 */
#ifndef CALLS_H
#define CALLS_H

#include "json.h"

#define MAX_CALLS 4096
#define ID_SIZE 40 /* of an id in its quotes */

typedef struct {
    char id[ID_SIZE];
    bool is_over, is_listed;
    char action[ID_SIZE]; /* what waits for the engine */
    double due;           /* when it has waited long enough; 0: nothing waits */
} Call;

static Call calls[MAX_CALLS];
static int count;

/* Begins a call, and gives its number, from 1. */
static int begin(Json id) {
    if (count == MAX_CALLS) exit(70);
    memset(&calls[count], 0, sizeof calls[count]);
    keep(id, calls[count].id, ID_SIZE);
    return ++count;
}

/* The call that goes on under this id; null where there is none. */
static Call *find(Json id) {
    for (Call *call = calls + count - 1; id.length > 0 && call >= calls; call--) {
        if (!call->is_over && !strncmp(call->id, id.at, (size_t)id.length)) return call;
    }
    return NULL;
}

/* The call with a number, as long as it goes on. */
static Call *numbered(Json value) {
    int at = (int)number(value) - 1;
    return at >= 0 && at < count && !calls[at].is_over ? &calls[at] : NULL;
}

/* When the first of them has waited long enough; 0: nothing waits. */
static double first_due(void) {
    double first = 0;
    for (Call *call = calls; call < calls + count; call++) {
        bool waits = !call->is_over && call->due > 0;
        if (waits && (first == 0 || call->due < first)) first = call->due;
    }
    return first;
}

#endif
