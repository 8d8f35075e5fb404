#include "random/philox.hpp"

#include <Random123/philox.h>

namespace eigenkracht::random {

Block philox(std::array<std::uint32_t, 2> key, Block counter) {
    philox4x32_ctr_t const from{{counter[0], counter[1], counter[2], counter[3]}};
    philox4x32_key_t const with{{key[0], key[1]}};
    philox4x32_ctr_t const bits = philox4x32_R(10, from, with);
    return {bits.v[0], bits.v[1], bits.v[2], bits.v[3]};
}

}  // namespace eigenkracht::random
