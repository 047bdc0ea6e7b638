#pragma once
/// The slots a record is read into are raw values; decoders take them as they are.

#include "engine/value/raw_value.hpp"  // IWYU pragma: export
