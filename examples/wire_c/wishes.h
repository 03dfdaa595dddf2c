/*
 * What the user wishes for on the app's own screens. The system is asked for it, and asks back.
 */
#ifndef WISHES_H
#define WISHES_H

#include "wire.h"

#define MAX_PATIENT 64

static int requested, minted, session;
static int holding; /* how many holds are under way */
/* What is wished for while a call is being put on hold: it would find two in front. */
static char patient[MAX_PATIENT][512];
static Call *patient_for[MAX_PATIENT];
static int waiting;

/* A session has ids of its own for the calls that it begins. */
static void begin_wishes(int number) {
    session = number;
    requested = minted = holding = waiting = 0;
}

static void request(const char *action) {
    tell("'kind':'requested','request':%d,'actions':[%s]", ++requested, action);
}

static void wish(const char *action, bool is_coming, Call *call) {
    if (holding == 0 || !is_coming) request(action);
    else if (waiting < MAX_PATIENT) {
        patient_for[waiting] = call;
        snprintf(patient[waiting++], sizeof patient[0], "%s", action);
    }
}

/* A hold is over, well or not: what waited for it is asked for, unless its call is gone. */
static void end_hold(void) {
    if (--holding > 0) return;
    for (int at = 0; at < waiting; at++) {
        if (!patient_for[at] || patient_for[at]->is_listed) request(patient[at]);
    }
    waiting = 0;
}

/* What the user wishes for on the app's own screens, and from the phone's list of calls. */
static void intend(Json intent, Json said) {
    Json id = field(said, "callId"), is_on = field(said, "isOn");
    char action[512];
    if (is(intent, "start")) {
        Json to = field(said, "to"), is_video = field(said, "isVideo");
        snprintf(action, sizeof action,
                 "{\"kind\":\"startCall\",\"callId\":\"%08x-0000-4000-8000-%012x\","
                 "\"handle\":%.*s,\"isVideo\":%.*s}",
                 session, ++minted, SLICE(to), SLICE(is_video));
        wish(action, true, NULL);
    } else if (is(intent, "answer") || is(intent, "end")) {
        const char *kind = is(intent, "end") ? "endCall" : "answerCall";
        snprintf(action, sizeof action, "{\"kind\":\"%s\",\"callId\":%.*s}", kind, SLICE(id));
        request(action);
    } else if (is(intent, "setHeld")) {
        snprintf(action, sizeof action, "{\"kind\":\"setHeld\",\"callId\":%.*s,\"isOnHold\":%.*s}",
                 SLICE(id), SLICE(is_on));
        wish(action, !is_true(is_on), find(id));
    } else if (is(intent, "setMuted")) {
        snprintf(action, sizeof action, "{\"kind\":\"setMuted\",\"callId\":%.*s,\"isMuted\":%.*s}",
                 SLICE(id), SLICE(is_on));
        request(action);
    }
}

/* A request for each key, and one for all the keys that follow a pause. */
static void send_keys(Json id, Json keys) {
    const char *at = keys.at + 1, *end = keys.at + keys.length - 1;
    while (at < end) {
        bool is_pause = *at == ',' || *at == ';';
        const char *type = !is_pause ? "singleTone" : *at == ',' ? "softPause" : "hardPause";
        if (is_pause) at++;
        int length = is_pause ? (int)strcspn(at, ",;\"") : 1;
        char action[512];
        snprintf(action, sizeof action,
                 "{\"kind\":\"playDtmf\",\"callId\":%.*s,\"digits\":\"%.*s\",\"type\":\"%s\"}",
                 SLICE(id), length, at, type);
        if (length > 0) request(action);
        at += length;
    }
}

#endif
