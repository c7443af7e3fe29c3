using System.Text;

namespace Fruitfly.Data.Files;

/// <summary>How the characters of a text file are written as bytes.</summary>
public enum TextEncoding
{
    Utf8,

    /// <summary>ISO 8859-1, of western European languages</summary>
    Latin1,

    /// <summary>Latin-1 with the quotation marks and the euro of Windows</summary>
    Windows1252,

    /// <summary>two bytes a character, as Excel writes "Unicode text"; a byte order mark says in which order, without
    /// one the lower byte comes first</summary>
    Utf16,
}

static class TextEncodings
{
    /// <summary>Throws where bytes are no characters.</summary>
    public static Encoding Of(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Latin1 => Encoding.Latin1,
        TextEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        TextEncoding.Utf16 => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
    };
}
