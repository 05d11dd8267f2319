/* Linked into whatever the address sanitizer watches. Its leak checker guesses where a library loaded on demand
 * keeps its thread-local data, from a header that it takes for its allocator's; where glibc took that memory from
 * elsewhere, the guess is an address that nobody owns, and the checker dies of reading it ("Tracer caught signal
 * 11"). Without the guess it finds such memory by glibc's own table, which it reads anyway. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "intercept_tls_get_addr=0";
}
