/// <author>Jane Roe</author>
var path = @"C:\Users\jroe ""x"""; char c = 'x'; var s = "Jane \"J\" Roe";
