#import "trace_logger.h"

/// A value as JSON has it.
static id plain(id value) {
    if ([value isKindOfClass:[NSUUID class]]) return [value UUIDString];
    if ([value isKindOfClass:[NSError class]]) {
        return [NSDictionary dictionaryWithObjectsAndKeys:
            [value domain], @"domain", [NSNumber numberWithInteger:[value code]], @"code", nil];
    }
    if ([value isKindOfClass:[NSArray class]]) {
        NSMutableArray *list = [NSMutableArray array];
        for (id each in value) [list addObject:plain(each)];
        return list;
    }
    if (![value isKindOfClass:[NSDictionary class]]) return value;
    NSMutableDictionary *object = [NSMutableDictionary dictionary];
    for (NSString *name in value) [object setObject:plain([value objectForKey:name]) forKey:name];
    return object;
}

@implementation TraceLogger

- (void)write:(NSDictionary *)line {
    NSData *data = [NSJSONSerialization dataWithJSONObject:line options:0 error:NULL];
    @synchronized(self) {
        fwrite([data bytes], 1, [data length], _file);
        fputc('\n', _file);
        fflush(_file);
    }
}

- (id)initWithPath:(NSString *)path kinds:(NSArray *)kinds {
    self = [super init];
    BOOL isNew = ![[NSFileManager defaultManager] fileExistsAtPath:path];
    _file = fopen([path fileSystemRepresentation], "a");
    if (isNew) {
        [self write:[NSDictionary dictionaryWithObjectsAndKeys:@"0.1.0", @"callspec", @"app", @"side",
            @"wall", @"clock", @"apple", @"profile", kinds, @"kinds", nil]];
    } else {
        [self log:@"processDied" fields:nil];  // Whoever dies cannot say so: the next life does.
    }
    [self log:@"processStarted" fields:nil];
    return self;
}

- (void)log:(NSString *)kind fields:(NSDictionary *)fields {
    NSMutableDictionary *event = [NSMutableDictionary dictionaryWithDictionary:plain(fields)];
    double at = [[NSDate date] timeIntervalSince1970] * 1000;
    [event setObject:kind forKey:@"kind"];
    [event setObject:[NSNumber numberWithDouble:at] forKey:@"at"];
    [self write:event];
}

@end
