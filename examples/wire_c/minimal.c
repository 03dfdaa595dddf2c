/* An adapter to begin with: an app that only takes calls. Your own app takes its place. */
#include "wire.h"

static void hang_up(Call *call) {
    call->is_over = true;
    tell("'kind':'engineAsked','ask':0,'operation':'hangUp','callId':%s", call->id);
}

static void settle(Call *call, bool is_done) {
    call->due = 0;
    complete(call->action, is_done);
    if (!is_done) hang_up(call);
}

static void hear(Stimulus done) {
    Json said = done.said, action = field(said, "id"), id = field(said, "callId");
    Json from = field(said, "from"), is_muted = field(said, "isMuted");
    Call *call = find(id);
    if (is(done.kind, "open")) {
        tell("'kind':'providerCreated','provider':1,'configuration':{'maximumCallGroups':1}");
        tell("'kind':'delegateSet','provider':1,'members':['didReset','timedOut','answerCall',"
             "'endCall','setMuted']");
        tell("'kind':'listens','to':'engine','isOn':true");
    } else if (is(done.kind, "incoming")) {
        tell("'kind':'incomingReported','report':%d,'callId':%.*s,'update':{'remoteHandle':%.*s,"
             "'supportsHolding':false,'supportsDtmf':false}", begin(id), SLICE(id), SLICE(from));
    } else if (is(done.kind, "incomingSettled") && (call = numbered(field(said, "report")))) {
        call->is_listed = is_null(field(said, "error"));
        if (!call->is_listed) hang_up(call);
    } else if (is(done.kind, "answerCall") && call) {
        keep(action, call->action, ID_SIZE);
        call->due = done.deadline - 500;
        tell("'kind':'audioConfigured'");
        int number = (int)(call - calls) + 1;
        tell("'kind':'engineAsked','ask':%d,'operation':'accept','callId':%s", number, call->id);
    } else if (is(done.kind, "answerCall") || is(done.kind, "endCall")) {
        if (call) hang_up(call);
        complete(action.at, is(done.kind, "endCall"));
    } else if (is(done.kind, "setMuted")) {
        tell("'kind':'microphoneSet','callId':%.*s,'isMuted':%.*s", SLICE(id), SLICE(is_muted));
        complete(action.at, true);
    } else if (is(done.kind, "engineSettled") && (call = numbered(field(said, "ask")))) {
        if (call->due > 0) settle(call, is_true(field(said, "isSuccess")));
    } else if ((is(done.kind, "ended") || is(done.kind, "timedOut")) && call) {
        const char *reason = is(field(said, "cause"), "hungUp") ? "remoteEnded" : "unanswered";
        tell("'kind':'callEndReported','callId':%s,'reason':'%s','endedAt':null", call->id, reason);
        hang_up(call);
    }
    for (call = calls; call < calls + count; call++) {
        if (!call->is_over && is(done.kind, "didReset")) hang_up(call);
        if (!call->is_over && call->due > 0 && call->due <= done.now) settle(call, false);
    }
}

int main(void) {
    return serve("'kit':'app','name':'my app','capabilities':['defersCompletion']", hear);
}
