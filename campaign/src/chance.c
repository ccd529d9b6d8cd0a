/* Gives a program the same random bytes in each run: see chance.rs. */
#include <string.h>
#include <sys/types.h>

ssize_t getrandom(void *bytes, size_t len, unsigned flags) {
    (void)flags;
    memset(bytes, 7, len);
    return (ssize_t)len;
}
