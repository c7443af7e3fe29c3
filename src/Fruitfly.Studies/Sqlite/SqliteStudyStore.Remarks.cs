using Dapper;
using Fruitfly.Studies.Rows;

namespace Fruitfly.Studies.Sqlite;

public sealed partial class SqliteStudyStore
{
    public void Remark(string study, StudyRemarks remarks)
    {
        var text = StudyRow.RemarksText(remarks);
        Writing(_ => _connection.Execute(
            "UPDATE studies SET remarks = @text WHERE id = @id", new { id = StudyId(study), text }));
    }
}
