/*
 * As much of JSON as an adapter needs. A value is a slice of the line that it stands in: it is
 * found, compared and passed on as it is written, so nothing is escaped or copied on the way.
 */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *at; /* where it begins */
    int length;     /* 0 where there is none */
} Json;

/* For a format of "%.*s". */
#define SLICE(json) (json).length, (json).at

static const char *past_space(const char *at) {
    while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n') at++;
    return at;
}

static const char *past_string(const char *at) {
    for (at++; *at && *at != '"'; at++) {
        if (*at == '\\' && at[1]) at++;
    }
    return *at ? at + 1 : at;
}

/* Past a value, whatever is nested in it. */
static const char *past_value(const char *at) {
    int depth = 0;
    do {
        if (*at == '"') at = past_string(at);
        else if (*at == '{' || *at == '[') depth++, at++;
        else if (*at == '}' || *at == ']') depth--, at++;
        else if (depth > 0) at++;
        else at += strcspn(at, ",]} \t\r\n");
    } while (depth > 0 && *at);
    return at;
}

static Json value_at(const char *at) {
    at = past_space(at);
    return (Json){at, (int)(past_value(at) - at)};
}

/* Whether a value is this word. */
static inline bool is(Json value, const char *word) {
    size_t length = strlen(word);
    return value.length == (int)length + 2 && value.at[0] == '"' &&
           memcmp(value.at + 1, word, length) == 0;
}

/* A member of an object; its length is 0 where there is none. */
static inline Json field(Json object, const char *name) {
    if (*object.at != '{') return (Json){"", 0};
    const char *at = past_space(object.at + 1);
    while (*at == '"') {
        Json key = value_at(at);
        Json value = value_at(past_space(key.at + key.length) + 1);
        if (is(key, name)) return value;
        at = past_space(value.at + value.length);
        if (*at == ',') at = past_space(at + 1);
    }
    return (Json){"", 0};
}

/* The first element of a list, and the one after another; its length is 0 where there is none. */
static inline Json first(Json list) {
    if (*list.at != '[') return (Json){"", 0};
    const char *at = past_space(list.at + 1);
    return *at == ']' ? (Json){"", 0} : value_at(at);
}

static inline Json after(Json element) {
    const char *at = past_space(element.at + element.length);
    return *at == ',' ? value_at(at + 1) : (Json){"", 0};
}

static inline double number(Json value) { return strtod(value.at, NULL); }

static inline bool is_true(Json value) { return *value.at == 't'; }

static inline bool is_null(Json value) { return value.length == 0 || *value.at == 'n'; }

/* Keeps a value beyond its line; what is too long for the room is cut off. */
static inline void keep(Json value, char *room, size_t size) {
    size_t length = (size_t)value.length < size ? (size_t)value.length : size - 1;
    memcpy(room, value.at, length);
    room[length] = '\0';
}

#endif
