// CurlCalls: the two functions of libcurl that take a varying list of arguments, which Swift can't
// call by address. It declares nothing else and links nothing: the library is opened when a request
// is to be sent (`LibCurl`), so that a program that sends none does not load it.
#ifndef CURL_CALLS_H
#define CURL_CALLS_H

/// `curl_easy_setopt` for options that take a number of the machine's size.
static inline int curl_calls_set_long(void *setopt, void *easy, int option, long value) {
  return ((int (*)(void *, int, ...))setopt)(easy, option, value);
}

/// `curl_easy_setopt` for options that take an object, a text or a function.
static inline int curl_calls_set_pointer(void *setopt, void *easy, int option, const void *value) {
  return ((int (*)(void *, int, ...))setopt)(easy, option, value);
}

/// `curl_easy_getinfo` for facts that are a number of the machine's size.
static inline int curl_calls_get_long(void *getinfo, void *easy, int fact, long *value) {
  return ((int (*)(void *, int, ...))getinfo)(easy, fact, value);
}

#endif
