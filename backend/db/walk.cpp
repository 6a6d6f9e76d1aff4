#include "db/walk.h"

namespace sanad {

std::string walk(const std::string& view, const Walk& down, const std::string& where) {
    std::string columns, values, order;
    for (std::size_t i = 0; i < down.lead.size(); ++i) {
        columns += down.lead[i] + ", ";
        values += down.values[i] + ", ";
        order += down.lead[i] + " desc, ";
    }
    columns = "(" + columns + "id)";
    return "(select x.* from " + down.source + " cross join lateral (select * from " + view +
           " where " + columns + " < (" + values + ":after) and " + columns + " > (" + values +
           down.down_to + ")" + where + " order by " + order +
           "id desc limit :limit) x order by x.id desc limit :limit)";
}

std::string newest_first(const std::vector<std::string>& branches) {
    std::string all;
    for (const std::string& branch : branches) all += (all.empty() ? "" : " union ") + branch;
    return "select {} from (" + all + ") list order by id desc limit :limit";
}

}  // namespace sanad
