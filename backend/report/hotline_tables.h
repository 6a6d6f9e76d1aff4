// The hotline report laid out as sheets, in one language.
#pragma once

#include <map>

#include "report/hotline_report.h"
#include "report/sheet.h"

namespace sanad {

struct Label {
    std::string list;
    std::string code;
    std::string label_en;
    std::string label_ar;
};
DESCRIBE(Label, (), (list, code, label_en, label_ar))

// Of the code lists that the report counts by, in the lists' order.
std::vector<Label> read_labels(Tx&);

// One sheet of figures, one for each thing counted by, and one of definitions.
std::vector<Sheet> hotline_sheets(const HotlineReport&, const std::vector<Label>&, bool arabic);

}  // namespace sanad
