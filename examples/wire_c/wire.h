/*
 * The wire: JSON-RPC 2.0, a message a line, over standard input and output. The kit asks. What is
 * done to the app comes to hear(), and what the app does upon it goes out with tell().
 */
#ifndef WIRE_H
#define WIRE_H

#include <stdarg.h>
#include <stdio.h>

#include "calls.h"

#define FRAME 1048576 /* no line is longer, in bytes */

/* One thing that is done to the app. */
typedef struct {
    Json kind;       /* "open", "woken", an action, what the engine reports, or the wire */
    Json said;       /* its fields; those of the action where one is to be performed */
    double now;      /* in milliseconds */
    double deadline; /* of an action */
} Stimulus;

static char events[FRAME];
static size_t told;

/* Writes members of an object, with ' in place of " in the format. */
static void put(const char *format, va_list values) {
    char quoted[1024];
    size_t at = 0;
    for (; format[at] && at + 1 < sizeof quoted; at++) {
        quoted[at] = format[at] == '\'' ? '"' : format[at];
    }
    quoted[at] = '\0';
    int length = vsnprintf(events + told, sizeof events - told, quoted, values);
    if (length < 0 || told + (size_t)length + 4 > sizeof events) {
        fputs("it told more than a line can hold\n", stderr);
        exit(70);
    }
    told += (size_t)length;
}

/* Tells what the app does: an event. */
static void tell(const char *format, ...) {
    va_list values;
    va_start(values, format);
    told += (size_t)sprintf(events + told, told > 0 ? ",{" : "{");
    put(format, values);
    told += (size_t)sprintf(events + told, "}");
    va_end(values);
}

/* Tells that an action is complete. Its id is as long as any other, in its quotes. */
static void complete(const char *action, bool is_done) {
    const char *outcome = is_done ? "fulfilled" : "failed";
    tell("'kind':'completed','actionId':%.38s,'outcome':'%s'", action, outcome);
}

/* Tells which calls the user sees. */
static void tell_listed(void) {
    const char *between = "";
    tell("'kind':'appListed','callIds':[");
    told--; /* the brace: the list goes on */
    for (Call *call = calls; call < calls + count; call++) {
        if (call->is_over || !call->is_listed) continue;
        told += (size_t)sprintf(events + told, "%s%s", between, call->id);
        between = ",";
    }
    told += (size_t)sprintf(events + told, "]}");
}

/* When the app wants to be woken; 0: not at all. */
static double (*due)(void) = first_due;

/* What is done, from the words of the wire. */
static Stimulus stimulus_in(Json params, const char *method) {
    Json said = field(params, "stimulus"), kind = field(said, "kind");
    Stimulus stimulus = {kind, said, number(field(params, "at")), 0};
    if (is(kind, "performed")) {
        stimulus.said = field(said, "action");
        stimulus.kind = field(stimulus.said, "kind");
        stimulus.deadline = number(field(said, "timeoutAt"));
    } else if (is(kind, "engineReported")) {
        stimulus.kind = field(said, "report");
    } else if (said.length == 0) {
        stimulus.kind = value_at(method);
        stimulus.said = params;
    }
    return stimulus;
}

static void answer(const char *about, void (*hear)(Stimulus), Json method, Json params) {
    if (is(method, "initialize")) {
        Json nonce = field(params, "nonce");
        told = 0;
        tell(about);
        printf("\"result\":{\"protocol\":\"1.0\",\"nonce\":%.*s,%.*s", SLICE(nonce),
               (int)told - 1, events + 1);
    } else if (is(method, "open") || is(method, "step") || is(method, "advance")) {
        told = 0;
        if (is(method, "open")) count = 0;
        hear(stimulus_in(params, is(method, "open") ? "\"open\"" : "\"woken\""));
        tell_listed();
        printf("\"result\":{\"events\":[%.*s],\"next\":", (int)told, events);
        if (due() > 0) printf("%.0f}", due());
        else printf("null}");
    } else if (is(method, "close") || is(method, "shutdown")) {
        printf("\"result\":{}");
    } else {
        printf("\"error\":{\"code\":-32601,\"message\":\"there is no such method\"}");
    }
}

/* Serves an app until nobody asks any more: what it says of itself, and what is done to it. */
static int serve(const char *about, void (*hear)(Stimulus)) {
    static char line[FRAME + 2];
    while (fgets(line, sizeof line, stdin)) {
        Json request = value_at(line), id = field(request, "id"), method = field(request, "method");
        printf("{\"jsonrpc\":\"2.0\",\"id\":%.*s,", SLICE(id));
        answer(about, hear, method, field(request, "params"));
        printf("}\n");
        fflush(stdout);
        if (is(method, "shutdown")) break;
    }
    return 0;
}

#endif
