using System.Text;
using Fruitfly.Data.Files;
using static Fruitfly.Tests.Data.Files.FileBytes;

namespace Fruitfly.Tests.Data.Files.Hostile;

static class BadCsvFiles
{
    public static IEnumerable<BadFile> All()
    {
        yield return Text("empty", "", "line 1", "the file is empty", "one line for each example");
        yield return Text("blank lines", "\n\r\n\n", "line 1", "the file is empty", "one line for each example");
        yield return Text("byte order mark only", "\uFEFF", "line 1", "the file is empty", "one line for each example");
        yield return Text("header only", "a,b,label\n", "line 1", "no example follows", "one line for each example");
        yield return Text("one column", "label\n1\n2\n", "line 1", "no feature beside the target",
            "comma, semicolon or tab");
        yield return Text("unknown delimiter", "1:2:0\n3:4:1\n", "line 1", "1 column,", "Delimiter");
        yield return Text("a field too few", "a,b,y\n1,2,0\n1,2\n", "line 3", "has 2 fields, but the first line has 3",
            "same fields");
        yield return Text("a field too many", "a,b,y\n1,2,0,7\n", "line 2", "has 4 fields, but the first line has 3",
            "same fields");
        yield return Text("spaces as a line", "a,b,y\n1,2,0\n   \n", "line 3", "has 1 field,", "same fields");

        yield return new("NUL byte", () => Bytes("a,y\n1,0\n2\0,1\n"), "line 3, byte 9", "NUL byte", "UTF-8");
        yield return new("UTF-16 cut inside a character",
            () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,y\n1,0\n"), 7], "line 3",
            "are not UTF-16", "UTF-8");
        yield return new("half a pair in UTF-16",
            () => [.. Encoding.BigEndianUnicode.Preamble, 0, 97, 0xD8, 0, 0, 44], "line 1", "are not UTF-16", "UTF-8");
        yield return new("NUL in UTF-16",
            () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,y\n1,0\n"), 0, 0], "line 1, byte 2",
            "NUL character", "UTF-8");
        yield return new("UTF-16 without mark", () => Encoding.Unicode.GetBytes("a,y\n1,0\n"), "line 1, byte 1",
            "UTF-16", "UTF-8");
        yield return new("UTF-32", () => [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes("a,y\n")],
            "line 1, byte 0", "UTF-32", "UTF-8");
        yield return new("Latin-1", () => Bytes("a,y\n1,gr\u00fcn\n2,rot\n"), "line 2, byte 8",
            "the bytes FC are not UTF-8", "UTF-8");
        yield return new("UTF-8 cut at the end", () => [.. "a,y\n1,0\n2,"u8, 0xE2, 0x82], "line 3, byte 10",
            "the bytes E282 are not UTF-8", "UTF-8");
        yield return new("overlong UTF-8", () => [.. "a,y\n1,"u8, 0xC0, 0x80], "line 2, byte 6", "are not UTF-8",
            "UTF-8");
        yield return new("surrogate in UTF-8", () => [.. "a,y\n1,"u8, 0xED, 0xA0, 0x80], "line 2, byte 6",
            "are not UTF-8", "UTF-8");

        yield return Text("quote never closed", "a,y\n1,0\n\"2,1\n3,0\n", "line 3", "a quote that is never closed",
            "double the quotes");
        yield return Text("quote inside a field", "a,y\n1\"2,0\n", "line 2", "a quote inside an unquoted field",
            "double the quotes");
        yield return Text("text after a quote", "a,y\n\"1\"2,0\n", "line 2", "a quote", "double the quotes");
        yield return new("a line of 1 GB", () => new EndlessStream(Bytes("a,y\n1,0\n"), (byte)'7'), "line 3",
            "longer than 1048576 characters", "MaxLineLength");
        yield return new("a quoted field of 1 GB", () => new EndlessStream(Bytes("a,y\n1,0\n\""), (byte)'\n'), "line 3",
            "longer than 1048576 characters", "quote is closed");
        yield return new("a header of 1 GB", () => new EndlessStream([], (byte)'a'), "line 1",
            "longer than 1048576 characters", "MaxLineLength");
        yield return new("1 GB of commas", () => new EndlessStream([], (byte)','), "line 1",
            "longer than 1048576 characters", "MaxLineLength")
        {
            MostBytes = 128 << 20, // a million fields
        };
        yield return new("1 GB of NULs", () => new EndlessStream(Bytes("a,y\n"), 0), "line 2, byte 4", "NUL byte",
            "UTF-8");
        yield return new("more text than allowed", () => Bytes("a,y\n1,0\n2,1\n"), "line ", "longer than 10 bytes",
            "MaxBytes", new() { Limits = new() { MaxBytes = 10 } });
        yield return new("more numbers than allowed", () => Bytes("a,y\n1,0\n2,1\n3,0\n"), "line 3",
            "more than 2 fields", "MaxElements", new() { Limits = new() { MaxElements = 2 } });

        yield return Text("a word among numbers", "a,b,y\n1.5,2,0\nRome,2,1\n", "line 3, field 1",
            "column 'a' holds 'Rome', which is not a number", "DataFileOptions.Missing");
        yield return Text("a word among many whole numbers",
            "a,y\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i * 7},{i % 2}\n")) + "x,1\n",
            "line 32, field 1", "column 'a' holds 'x', which is not a number", "DataFileOptions.Categorical");
        yield return Text("infinity", "a,y\n1,0\n-Infinity,1\n", "line 3, field 1", "not a finite float32",
            "below 3.4e38");
        yield return Text("beyond float32", "a,y\n1e39,0\n", "line 2, field 1", "not a finite float32", "below 3.4e38");
        yield return Text("beyond float64", "a,y\n1e999,0\n", "line 2, field 1", "not a finite float32",
            "below 3.4e38");
        yield return Text("a comma that may separate thousands", "a;y\n1,500;0\n2,250;1\n", "line 2, field 1",
            "'1,500', which is not a number", "DataFileOptions.DecimalComma");
        yield return Text("thousands separator", "a,y\n\"1,000\",0\n", "line 2, field 1", "'1,000'", "thousands");
        yield return Text("text alone", "a,y\n0x1F,0\n=1+1,1\n", "line 1",
            "no feature is left: column 'a' was left out because it holds text: 2 different values in 2 rows",
            "Categorical");
        yield return Text("an escape sequence", "\u001b]0;x,y\n0x1F,0\n=1+1,1\n", "line 1", "\\u001b", "Categorical");
        yield return Text("a column without a value", "a,y\n,0\nNA,1\n", "line 1", "because every value is missing",
            "Give it values");
        yield return Text("a numeric column of words", "a,b,y\nx,1,0\nz,2,1\n", "line 1, field 1",
            "has 2 different words and 0 numbers, and is said to be numeric", "Numeric", new() { Numeric = ["a"] });
        yield return Text("a column for two things", "a,b,y\n1,1,0\n2,2,1\n", "line 1",
            "column 'a' is named for two things", "one thing alone",
            new() { Numeric = ["a"], Categorical = ["a"] });

        yield return Text("half a header", "a,b,3\nx,y,0\n", "line 1", "2 of 3 fields are words", "Header");
        yield return Text("a header of positions", "0,1,2,kind\n5,6,7,wing\n7,6,5,leg\n", "line 1", "count up from 0",
            "Header");
        yield return Text("a header of wavelengths", "400.5,401.0,401.5,kind\n-1,3,2,x\n5,1,2,y\n", "line 1",
            "unlike the lines below", "Header");
        yield return Text("a header of years", "2019,2020,2021,2022\n5,1,7,0.5\n3,4,1,1.5\n", "line 1",
            "unlike the lines below", "Header");
        yield return Text("a header far from the numbers",
            "250,700,310,x\n1,2,3,x\n2,3,1,y\n3,1,2,x\n1,3,2,y\n2,1,3,x\n", "line 1", "far from those", "Header");
        yield return Text("a column without name", ",a,y\n0.5,1,leg\n0.5,2,wing\n", "line 1, field 1",
            "the column has no name", "Drop");
        yield return Text("only the number of the line", ",y\n0,leg\n1,wing\n", "line 1", "no feature is left",
            "another name");
        yield return Text("a column to drop that is not there", "a,y\n1,0\n", "line 1", "no column to leave out 'z'",
            "-1 is the last", new() { Drop = ["z"] });
        yield return Text("an integer beyond float64", "a,y\n9007199254740993,0\n", "line 2, field 1",
            "more digits than float64", "Drop");
        yield return Text("two targets", "a,label,y\n1,0,1\n", "line 1", "several columns may be the target: label, y",
            "Target");
        yield return Text("the target's name twice", "y,a,y\n1,0,1\n", "line 1, field 3", "two columns are named 'y'",
            "its own name");
        yield return Text("target of another file", "a,y\n1,0\n", "line 1",
            "no target column 'z'; the columns are: a, y", "-1 is the last", new() { Target = "z" });
        yield return Text("target beyond the last", "1,0\n2,1\n", "line 1",
            "no target column '2'; the positions are 0 to 1", "-1 is the last", new() { Target = "2" });

        yield return Text("no label", "a,y\n1,\n2,NA\n", "line 2, field 2",
            "the target is missing in every row of column 'y'", "Target");
        yield return Text("whole targets that may be either",
            "a,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"0.5,{i % 12}\n")), "line 61",
            "12 different whole numbers in 60 examples, which may be classes or values", "DataFileOptions.Targets");
        yield return Text("a word among many numbers", "a,y\n1,5\n2,6\n3,x\n4,7\n", "line 4, field 2",
            "'x', which is not a number", "Target", new() { Limits = new() { MaxClasses = 1 } });
        yield return Text("a word for each row",
            "a,y\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},Doe {i}\n")), "line 2, field 2",
            "30 different words in 30 rows, which are hardly classes", "Target");
        yield return Text("a single class", "a,y\n1,wing\n2,wing\n", "line 3", "all targets are 'wing'", "Target");
        yield return Text("a word among target numbers", "a,y\n1,0.5\n2,x\n", "line 3, field 2",
            "'x', which is not a number", "words and numbers are classes");
        yield return Text("a class that is not given", "a,y\n1,wing\n2,eye\n", "line 3, field 2",
            "'eye' is not one of the 2 classes", "ClassNames", new() { ClassNames = ["leg", "wing"] });
        yield return Text("more classes than allowed", "a,y\n1,a\n2,b\n3,c\n", "line 4, field 2",
            "class number 3; the most is 2", "Target", new() { Limits = new() { MaxClasses = 2 } });
        yield return Text("an unknown split", "split,a,y\ntraining,1,0\nholdout,2,1\n", "line 3, field 1",
            "'holdout' is not a split", "training, validation or test");
        yield return Text("no training example", "split,a,y\ntest,1,0\ntest,2,1\n", "line 3",
            "marks no training example", "'training'");

        yield return new("pickle", () => [0x80, 4, 0x95, .. new byte[20]], "byte 0", "Python pickle",
            "CSV, Parquet, JSON lines, NPZ or IDX");
        yield return new("NPY", () => X(), "byte 0", "this is NPY, one array", "numpy.savez");
        yield return Text("JSON array", "[\n {\"a\": 1}]", "byte 0", "JSON array", "one object a line");
        yield return Text("web page", "<html>404</html>", "byte 0", "HTML", "CSV, Parquet, JSON lines, NPZ or IDX");
        yield return new("PNG", () => Bytes("\u0089PNG\r\n\u001a\n"), "byte 0", "PNG",
            "CSV, Parquet, JSON lines, NPZ or IDX");
    }

    static BadFile Text(
        string name, string text, string place, string problem, string hint, DataFileOptions? options = null) =>
        new(name, () => Encoding.UTF8.GetBytes(text), place, problem, hint, options);
}
