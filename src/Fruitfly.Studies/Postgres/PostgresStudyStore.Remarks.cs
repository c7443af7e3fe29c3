using Dapper;
using Fruitfly.Studies.Rows;

namespace Fruitfly.Studies.Postgres;

sealed partial class PostgresStudyStore
{
    public void Remark(string study, StudyRemarks remarks)
    {
        var text = StudyRow.RemarksText(remarks);
        Writing((connection, _) => connection.Execute(
            "UPDATE fruitfly.studies SET remarks = @text WHERE id = @id",
            new { id = StudyId(connection, study), text }));
    }
}
