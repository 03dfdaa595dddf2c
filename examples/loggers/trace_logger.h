#import <Foundation/Foundation.h>

/// Writes what happens between an app and the call system, an event a line.
@interface TraceLogger : NSObject {
    FILE *_file;
}

/// Goes on in a file, or begins it. `kinds` are those that the app tells of.
- (id)initWithPath:(NSString *)path kinds:(NSArray *)kinds;

/// Tells of an event; `fields` may hold what JSON can, and UUIDs and errors.
- (void)log:(NSString *)kind fields:(NSDictionary *)fields;

@end
