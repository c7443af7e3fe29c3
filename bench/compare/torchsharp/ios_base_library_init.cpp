// What libraries built with GCC 13 or later call at their start, for a libstdc++ that does not have it yet. There, each
// library that includes <iostream> makes the standard streams ready, as this one does.
#include <iostream>

namespace std {
void ios_base_library_init() {}
}
