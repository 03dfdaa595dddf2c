/*
 * An app that keeps the contract, with calls both ways. What it waits for is an Ask, which says how
 * it goes on once the engine has answered, or has not in time. It is the app of
 * examples/wire_python/call_app.py, which can wait in the middle of a handler.
 */
#include "wishes.h"

#include <ctype.h>

#define MARGIN_MS 500 /* an action is given up so long before its deadline, and in time */
#define MAX_ASKS 8192

/* What the app knows of a call beside its id; of each its own. */
typedef struct {
    bool is_outgoing, is_invited, is_connected, is_on_hold, is_ending, has_media;
    bool is_reported, is_known_gone; /* of a push: the report is settled; nobody is there */
    int holds;                       /* how many actions are under way that put it on hold */
} Leg;

typedef enum { NOTHING, STARTS, ANSWERS, ENDS, HOLDS, TAKES_BACK, PLAYS, FINDS } Wait;

/* What the engine was asked, and who waits for it. */
typedef struct {
    Wait wait;
    Call *call;
    char action[ID_SIZE];
    bool is_on;
    double due;
} Ask;

static Leg legs[MAX_CALLS];
static Ask asks[MAX_ASKS];
static int asked;
static bool is_audio_active;

static Leg *leg_of(const Call *call) { return &legs[call - calls]; }

static const char *on_hold(bool is_on) {
    return is_on ? ",\"isOnHold\":true" : ",\"isOnHold\":false";
}

static bool is_waiting(const Leg *leg) { return leg->is_on_hold || leg->holds > 0; }

/* Asks the engine; `more` are further members. */
static Ask *ask(Wait wait, const char *operation, Call *call, const char *more) {
    if (asked == MAX_ASKS) exit(70);
    Ask *made = &asks[asked++];
    *made = (Ask){.wait = wait, .call = call};
    tell("'kind':'engineAsked','ask':%d,'operation':'%s','callId':%s%s", asked, operation, call->id,
         more);
    return made;
}

/* The same for an action, which is given up in time. */
static void ask_for(Stimulus action, Wait wait, const char *operation, Call *call,
                    const char *more) {
    Ask *made = ask(wait, operation, call, more);
    keep(field(action.said, "id"), made->action, ID_SIZE);
    made->is_on = is_true(field(action.said, "isOnHold"));
    made->due = action.deadline - MARGIN_MS;
}

/* Media runs for those who can talk, while the system has the audio session active. */
static void run_media(void) {
    for (Call *call = calls; call < calls + count; call++) {
        Leg *leg = leg_of(call);
        bool can_talk = leg->is_connected && !is_waiting(leg) && !leg->is_ending;
        if (call->is_over || leg->has_media == (is_audio_active && can_talk)) continue;
        leg->has_media = !leg->has_media;
        tell("'kind':'%s','callId':%s", leg->has_media ? "mediaStarted" : "mediaStopped", call->id);
    }
}

/* Keeps the ids of the calls that are listed, for the next launch. */
static void store(void) {
    char ids[MAX_CALLS + 1] = "";
    size_t length = 0;
    for (Call *call = calls; call < calls + count; call++) {
        if (call->is_over || !call->is_listed || length + ID_SIZE > sizeof ids) continue;
        length += (size_t)sprintf(ids + length, "%s%.36s", length ? " " : "", call->id + 1);
    }
    tell("'kind':'stored','name':'calls','value':'%s'", ids);
}

static void list(Call *call) {
    call->is_listed = true;
    store();
}

static void forget(Call *call) {
    leg_of(call)->is_ending = true;
    run_media();
    call->is_over = true;
    if (call->is_listed) store();
}

static void hang_up(Call *call) { ask(NOTHING, "hangUp", call, ""); }

/* Gives a call up, also what the engine may still be at. */
static void abandon(Call *call, const char *action) {
    forget(call);
    complete(action, false);
    hang_up(call);
}

static void report_end(Call *call, const char *reason) {
    forget(call);
    tell("'kind':'callEndReported','callId':%s,'reason':'%s','endedAt':null", call->id, reason);
}

static void say_connected(Call *call) {
    tell("'kind':'outgoingConnected','callId':%s,'connectedAt':null", call->id);
    run_media();
}

static void held(Ask *done, bool is_done) {
    Call *call = done->call;
    Leg *leg = leg_of(call);
    if (!call->is_over) {
        if (done->is_on) leg->holds--;
        if (is_done) leg->is_on_hold = done->is_on;
        run_media();
        complete(done->action, is_done);
        if (!is_done) done->wait = TAKES_BACK; /* it may come through too late */
    }
    if (done->is_on) end_hold();
}

/* The engine has answered what it was asked, or has not in time. */
static void go_on(Ask *done, bool is_done) {
    Call *call = done->call;
    Leg *leg = leg_of(call);
    Wait wait = done->wait;
    done->due = 0;
    done->wait = NOTHING;
    if (wait == HOLDS) return held(done, is_done);
    if (call->is_over) return;
    if ((wait == STARTS || wait == ANSWERS) && !is_done) return abandon(call, done->action);
    switch (wait) {
        case STARTS:
            leg->is_invited = true;
            complete(done->action, true);
            tell("'kind':'outgoingConnecting','callId':%s,'startedAt':null", call->id);
            if (leg->is_connected) say_connected(call);
            break;
        case ANSWERS:
            leg->is_connected = true;
            complete(done->action, true);
            run_media();
            break;
        case ENDS:
            complete(done->action, true);
            forget(call);
            break;
        case PLAYS:
            complete(done->action, is_done);
            break;
        case TAKES_BACK:
            if (!is_done) break;
            ask(NOTHING, "setHeld", call, on_hold(is_waiting(leg)));
            break;
        case FINDS:
            leg->is_known_gone = !is_done;
            if (leg->is_known_gone && leg->is_reported) report_end(call, "remoteEnded");
            break;
        default:
            break;
    }
}

/* What the system asks for; false where it is no action. */
static bool perform(Stimulus action) {
    Json said = action.said, id = field(said, "id"), kind = action.kind;
    Call *call = find(field(said, "callId"));
    char more[512];
    if (action.deadline == 0) return false;
    if (is(kind, "startCall") ? call != NULL : call == NULL) {
        complete(id.at, is(kind, "endCall")); /* one that is gone here shall go there */
    } else if (is(kind, "startCall")) {
        Json to = field(said, "handle"), is_video = field(said, "isVideo");
        call = &calls[begin(field(said, "callId")) - 1];
        *leg_of(call) = (Leg){.is_outgoing = true};
        list(call);
        tell("'kind':'audioConfigured'");
        snprintf(more, sizeof more, ",\"to\":%.*s,\"isVideo\":%.*s", SLICE(to), SLICE(is_video));
        ask_for(action, STARTS, "dial", call, more);
    } else if (is(kind, "answerCall")) {
        tell("'kind':'audioConfigured'");
        ask_for(action, ANSWERS, "accept", call, "");
    } else if (is(kind, "endCall")) {
        leg_of(call)->is_ending = true;
        run_media();
        ask_for(action, ENDS, "hangUp", call, "");
    } else if (is(kind, "setHeld")) {
        bool is_on = is_true(field(said, "isOnHold"));
        if (is_on) leg_of(call)->holds++, holding++;
        run_media();
        ask_for(action, HOLDS, "setHeld", call, on_hold(is_on));
    } else if (is(kind, "setMuted")) {
        Json is_muted = field(said, "isMuted");
        tell("'kind':'microphoneSet','callId':%s,'isMuted':%.*s", call->id, SLICE(is_muted));
        complete(id.at, true);
    } else if (is(kind, "playDtmf")) {
        snprintf(more, sizeof more, ",\"digits\":%.*s", SLICE(field(said, "digits")));
        ask_for(action, PLAYS, "sendDigits", call, more);
    }
    return true;
}

/* Somebody calls: it can be answered before it is listed. */
static Call *incoming(Json id, Json from, Json is_video) {
    Call *call = &calls[begin(id) - 1];
    Json name = field(from, "value");
    *leg_of(call) = (Leg){.is_outgoing = false};
    tell("'kind':'incomingReported','report':%d,'callId':%s,'update':{'remoteHandle':%.*s,"
         "'localizedCallerName':%.*s,'hasVideo':%.*s}", count, call->id, SLICE(from), SLICE(name),
         SLICE(is_video));
    return call;
}

/* A push brings a call: it is reported before anything is asked. */
static void pushed(Json data) {
    char lower[ID_SIZE];
    keep(field(data, "id"), lower, ID_SIZE);
    for (char *at = lower; *at; at++) *at = (char)tolower((unsigned char)*at);
    Json id = value_at(lower), from = field(data, "from"), is_video = field(data, "isVideo");
    if (find(id)) { /* the system refuses the second report, and the push is answered by it */
        tell("'kind':'incomingReported','report':%d,'callId':%s,'update':{'remoteHandle':%.*s}",
             MAX_CALLS + 1, lower, SLICE(from));
        return;
    }
    ask(FINDS, "find", incoming(id, from, is_video), "");
}

static void reported(Call *call, bool is_shown) {
    if (!call) return;
    leg_of(call)->is_reported = true;
    if (is_shown) list(call);
    if (is_shown && leg_of(call)->is_known_gone) report_end(call, "remoteEnded");
    if (is_shown) return;
    forget(call);
    hang_up(call);
}

static const char *reason_of(Json cause) {
    if (is(cause, "hungUp")) return "remoteEnded";
    if (is(cause, "connectionLost")) return "failed";
    if (is(cause, "answeredElsewhere")) return "answeredElsewhere";
    return is(cause, "declinedElsewhere") ? "declinedElsewhere" : "unanswered";
}

/* Makes ready, and ends the calls of the app's last life: nobody can talk in them. */
static void launch(Json opened) {
    asked = 0;
    is_audio_active = false;
    begin_wishes((int)number(field(opened, "session")));
    tell("'kind':'providerCreated','provider':1,'configuration':{'maximumCallsPerCallGroup':1,"
         "'supportsVideo':true}");
    tell("'kind':'delegateSet','provider':1,'members':['didReset','timedOut','didActivateAudio',"
         "'didDeactivateAudio','startCall','answerCall','endCall','setHeld','setMuted',"
         "'playDtmf']");
    tell("'kind':'listens','to':'engine','isOn':true");
    tell("'kind':'listens','to':'push','isOn':true");
    tell("'kind':'listens','to':'intents','isOn':true");
    tell("'kind':'offered','intents':['start','answer','end','setHeld','setMuted','playDtmf']");
    char kept[MAX_CALLS + 1] = "";
    Json stored = field(field(opened, "storage"), "calls");
    if (stored.length > 0) keep(stored, kept, sizeof kept);
    Json call = first(field(field(opened, "mirror"), "calls"));
    for (; call.length > 0; call = after(call)) {
        char id[ID_SIZE] = "", action[512];
        keep(field(call, "id"), id, 38); /* without its last quote */
        if (!strstr(kept, id + 1)) continue;
        snprintf(action, sizeof action, "{\"kind\":\"endCall\",\"callId\":%s\"}", id);
        request(action);
    }
}

/* What the network tells. */
static void hear_engine(Json report, Json said, Call *call) {
    if (is(report, "incoming") && !call) {
        incoming(field(said, "callId"), field(said, "from"), field(said, "isVideo"));
    } else if (!call) {
        return;
    } else if (is(report, "connected") && leg_of(call)->is_outgoing) {
        leg_of(call)->is_connected = true;
        if (leg_of(call)->is_invited) say_connected(call);
    } else if (is(report, "videoChanged")) {
        Json is_on = field(said, "isOn");
        tell("'kind':'callUpdated','callId':%s,'update':{'hasVideo':%.*s}", call->id, SLICE(is_on));
    } else if (is(report, "ended") && !leg_of(call)->is_ending) {
        report_end(call, reason_of(field(said, "cause")));
    }
}

static void timed_out(Json action, Call *call) {
    if (!call) return;
    if (is(action, "endCall")) report_end(call, "failed");
    else if (is(action, "startCall") || is(action, "answerCall")) forget(call);
    else return;
    hang_up(call);
}

static void reset(void) {
    is_audio_active = false;
    run_media();
    for (Call *call = calls; call < calls + count; call++) {
        if (call->is_over) continue;
        forget(call);
        hang_up(call);
    }
}

static void settled(Json said) {
    int at = (int)number(field(said, "ask")) - 1;
    if (at < 0 || at >= asked) return;
    Json is_there = field(said, "isThere");
    bool is_done = is_true(is_there.length > 0 ? is_there : field(said, "isSuccess"));
    go_on(&asks[at], asks[at].wait == FINDS ? is_there.length == 0 || is_done : is_done);
}

static double first_ask_due(void) {
    double due = 0;
    for (Ask *each = asks; each < asks + asked; each++) {
        if (each->due > 0 && (due == 0 || each->due < due)) due = each->due;
    }
    return due;
}

static void hear(Stimulus done) {
    Json kind = done.kind, said = done.said;
    Call *call = find(field(said, "callId"));
    if (perform(done)) return;
    if (is(kind, "open")) launch(said);
    else if (is(kind, "engineSettled")) settled(said);
    else if (is(kind, "incomingSettled")) {
        reported(numbered(field(said, "report")), is_null(field(said, "error")));
    } else if (is(kind, "pushDelivered")) pushed(field(said, "data"));
    else if (is(kind, "intentHeard")) intend(value_at("\"start\""), said);
    else if (is(kind, "appIntended") && is(field(said, "intent"), "playDtmf")) {
        send_keys(field(said, "callId"), field(said, "digits"));
    } else if (is(kind, "appIntended")) intend(field(said, "intent"), said);
    else if (is(kind, "timedOut")) timed_out(field(said, "action"), call);
    else if (is(kind, "didReset")) reset();
    else if (is(kind, "audioActivated") || is(kind, "audioDeactivated")) {
        is_audio_active = is(kind, "audioActivated");
        run_media();
    } else hear_engine(kind, said, call);
    for (int at = 0; at < asked; at++) {
        if (asks[at].due > 0 && asks[at].due <= done.now) go_on(&asks[at], false);
    }
}

int main(void) {
    due = first_ask_due;
    return serve("'kit':'app','name':'C app','capabilities':['defersCompletion']", hear);
}
