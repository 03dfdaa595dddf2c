#import "trace_logger.h"

// What an app logs: a call that rings and is declined, and one that the phone does not let through.
// With "twice" it introduces the first one again while it rings.

static NSString *const KINDS =
    @"incomingReported incomingSettled callUpdated outgoingConnecting outgoingConnected "
     "callEndReported requested requestSettled executeAsked executeAnswered performed completed "
     "timedOut didReset observed invalidated processStarted processDied providerCreated "
     "configurationSet delegateSet callsListed";

static NSNumber *number(double value) {
    return [NSNumber numberWithDouble:value];
}

static void report(TraceLogger *logger, int report, NSUUID *call, NSDictionary *update) {
    [logger log:@"incomingReported" fields:[NSDictionary dictionaryWithObjectsAndKeys:
        number(report), @"report", call, @"callId", update, @"update", nil]];
}

static void settle(TraceLogger *logger, int report, NSUUID *call, id error) {
    [logger log:@"incomingSettled" fields:[NSDictionary dictionaryWithObjectsAndKeys:
        number(report), @"report", call, @"callId", error, @"error", nil]];
}

static void decline(TraceLogger *logger, NSUUID *call) {
    NSUUID *action = [NSUUID UUID];
    NSDictionary *ending = [NSDictionary dictionaryWithObjectsAndKeys:
        @"endCall", @"kind", action, @"id", call, @"callId", nil];
    double deadline = ([[NSDate date] timeIntervalSince1970] + 5) * 1000;
    [logger log:@"performed" fields:[NSDictionary dictionaryWithObjectsAndKeys:
        ending, @"action", number(deadline), @"timeoutAt", [NSNumber numberWithBool:YES], @"isHandled", nil]];
    [logger log:@"completed" fields:[NSDictionary dictionaryWithObjectsAndKeys:
        action, @"actionId", @"fulfilled", @"outcome", nil]];
}

int main(int argc, const char *argv[]) {
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    NSString *path = [NSString stringWithUTF8String:argv[1]];
    TraceLogger *logger = [[TraceLogger alloc] initWithPath:path
                                                      kinds:[KINDS componentsSeparatedByString:@" "]];
    NSUUID *ada = [NSUUID UUID], *bob = [NSUUID UUID];
    NSDictionary *handle = [NSDictionary dictionaryWithObjectsAndKeys:
        number(1), @"kind", @"ada", @"value", nil];
    NSDictionary *from = [NSDictionary dictionaryWithObject:handle forKey:@"remoteHandle"];
    NSDictionary *noCall = [NSDictionary dictionaryWithObject:[NSArray array] forKey:@"calls"];

    [logger log:@"callsListed" fields:noCall];
    report(logger, 1, ada, from);
    settle(logger, 1, ada, [NSNull null]);
    if (argc > 2 && strcmp(argv[2], "twice") == 0) report(logger, 2, ada, from);
    decline(logger, ada);
    report(logger, 3, bob, from);
    settle(logger, 3, bob, [NSError errorWithDomain:@"com.apple.CallKit.error.incomingcall" code:3 userInfo:nil]);
    [logger log:@"callsListed" fields:noCall];
    [pool release];
    return 0;
}
